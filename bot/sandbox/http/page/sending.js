// Everything that goes out from this page as the person who looks at it.

import { api } from "./api.js";
import { GENERAL } from "./store.js";

/** Sends into the chat on the screen. Each call says whether the sandbox took it. */
export class Sending {
  /** `attempt(action)` does what may be refused and gives null then; `onSend()` comes before anything goes out. */
  constructor(store, { attempt, onSend }) {
    this.store = store;
    this.attempt = attempt;
    this.onSend = onSend;
  }

  // Who writes where: what every message says.
  get from() {
    const { personId: person, chatId: chat, topicId } = this.store;
    return this.store.chat.is_forum && topicId !== GENERAL ? { person, chat, thread_id: topicId } : { person, chat };
  }

  async send(action) {
    this.onSend();
    return (await this.attempt(action)) !== null;
  }

  say(text, replyTo) {
    const words = { ...this.from, text };
    if (replyTo) words.reply_to = replyTo;
    return this.send(() => api.say(words));
  }

  // In a group a command names its bot, as Telegram's own apps write it.
  command(command) {
    const isBare = this.store.chat.type !== "private" && !command.includes("@");
    return this.say(isBare ? `${command}@${this.store.bot.username}` : command);
  }

  /** `kind` is photo or document. */
  file({ file, kind }, caption, replyTo) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...this.from, as: kind, caption })) form.append(name, value);
    if (replyTo) form.append("reply_to", replyTo);
    form.append("file", file, file.name);
    return this.send(() => api.sendFile(form));
  }

  /** Forwards what somebody outside the sandbox wrote. */
  outsideText(author, text) {
    const words = { ...this.from, author, text };
    return this.send(() => api.forwardText(words));
  }

  /** Forwards a message of the chat on the screen into another one. */
  forward(message, chatId) {
    const { personId: person, chatId: from } = this.store;
    const body = { person, chat: chatId, from_chat: from, message_id: message.message_id };
    return this.send(() => api.forward(body));
  }
}
