// Keeps the store in step with the sandbox for one person at a time: loads, listens, and loads again after a gap.

import { api, listen } from "./api.js";

export class Session {
  /** `onNews(chatId, message, isNew)` is called for what arrives while listening, not for what is loaded. */
  constructor(store, { onNews, onLoaded }) {
    this.store = store;
    this.onNews = onNews;
    this.onLoaded = onLoaded;
    this.stop = () => {};
    this.waiting = null;
    this.loading = Promise.resolve();
    this.visit = 0;
  }

  /** From now on everything is seen as this person. */
  follow(personId) {
    this.stop();
    this.visit += 1;
    this.waiting = null;
    this.store.personId = personId;
    this.stop = listen(personId, {
      onEvent: (event) => (this.waiting ? this.waiting.push(event) : this.take(event)),
      onOpen: () => this.load(),
      onLost: () => this.setOnline(false),
    });
  }

  setOnline(isOnline) {
    this.store.online = isOnline;
    this.store.changed();
  }

  /** Loads everything afresh, after what is being loaded already. */
  load() {
    const { visit } = this;
    this.loading = this.loading.then(() => (visit === this.visit ? this.loadOnce(visit) : undefined));
    return this.loading;
  }

  // What happens while we load waits, or an answer that was given before it would undo it.
  async loadOnce(visit) {
    this.waiting = [];
    try {
      await this.loadState();
      if (visit === this.visit) await this.loadMessages(this.store.visibleChats);
    } catch {
      this.drain();
      return;
    }
    if (visit !== this.visit) return;
    this.drain();
    this.store.online = true;
    this.onLoaded();
    this.store.changed();
  }

  drain() {
    const events = this.waiting;
    this.waiting = null;
    for (const event of events) this.take(event);
  }

  async loadState() {
    this.store.setState(await api.state());
  }

  async loadMessages(chats) {
    const person = this.store.personId;
    const loaded = await Promise.all(
      chats.map(async (chat) => [chat.id, await api.messages(person, chat.id).catch(() => null)]),
    );
    if (person !== this.store.personId) return;
    for (const [chatId, messages] of loaded) this.store.setMessages(chatId, messages ?? this.store.messagesOf(chatId));
  }

  take(event) {
    const known = this.takes[event.type];
    if (known) known.call(this, event);
    this.store.changed();
  }

  takes = {
    message: this.takeMessage,
    edit: this.takeMessage,
    poll: this.takeMessage,
    delete: ({ chat, message_id: id, message }) => this.store.removeMessage(chat, id ?? message?.message_id),
    clock: ({ clock }) => (clock === undefined ? this.reload() : this.store.setClock(clock)),
    chats: () => this.reload(),
  };

  takeMessage({ type, chat, message }) {
    if (!message) {
      this.reload();
      return;
    }
    const isNew = this.store.putMessage(chat, message);
    if (type !== "poll") this.onNews(chat, message, isNew);
  }

  reload() {
    if (!this.waiting) this.load();
  }
}
