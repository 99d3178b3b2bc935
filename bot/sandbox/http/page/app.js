// The sandbox's chat page: puts the parts together and carries out what a person does.
//
// Hooks for browser tests (data-testid, with data-* beside them):
//   person[data-person]  add-person  person-dialog person-name person-language dialog-submit dialog-close
//   chat[data-chat][data-kind]  unread  new-group  group-dialog group-title group-forum
//   chat-title chat-subtitle back topic[data-topic]  group-settings members-dialog
//   member[data-person] member-join member-leave member-promote member-demote  join
//   message[data-message][data-from][data-mine]  bubble text edited link[data-url] command-link service day earlier to-end
//   photo picture-dialog document  keyboard  key[data-row][data-column] (the button's text is its content)
//   poll[data-poll][data-closed] poll-question poll-description poll-state poll-explanation poll-total countdown
//   poll-option[data-option][data-mark=plain|mine|right|wrong]  poll-send (several answers)  poll-retract
//   composer send menu commands command[data-command]  reply reply-strip reply-cancel  welcome start-button contest-button
//   attach attach-menu attach-photo attach-file attach-forward pick-photo pick-file  file-strip file-cancel
//   forward forward-to forward-target  forward-dialog forward-author forward-text  forwarded  no-emoji
//   toast  alert alert-ok  link-dialog link-address  offline
//   clock clock-time clock-date clock-minute clock-hour clock-day clock-chip (phones: opens the clock)
// The address ?person=ID&chat=ID&topic=ID chooses who looks at what; <body data-ready> is set once messages are loaded.

import { readAddress, writeAddress } from "./address.js";
import { api } from "./api.js";
import { forwardTo } from "./attach.js";
import { chatList } from "./chats.js";
import { copyText } from "./clipboard.js";
import { clockPanel } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import {
  alertDialog,
  dropToasts,
  groupDialog,
  linkDialog,
  membersDialog,
  personDialog,
  pictureDialog,
  toast,
} from "./dialogs.js";
import { icon } from "./dom.js";
import { canDrawEmoji } from "./emoji.js";
import { conversationHeader } from "./header.js";
import { readLink } from "./links.js";
import { peopleRow } from "./people.js";
import { plainText } from "./richtext.js";
import { Sending } from "./sending.js";
import { Session } from "./session.js";
import { GENERAL, Store, digest } from "./store.js";

const WIDE = matchMedia("(min-width: 720px)");
const TOUCH = matchMedia("(pointer: coarse)");
const LONGEST_ANNOUNCEMENT = 500;
const START_AGAIN = 1000;
const DRAW_AFTER = 16;

const byId = (id) => document.getElementById(id);

class Page {
  constructor() {
    this.isDrawing = false;
    this.members = null;
    this.store = new Store(() => this.drawSoon());
    this.session = new Session(this.store, {
      onNews: (...news) => this.announce(...news),
      onLoaded: () => this.onLoaded(),
    });
    this.conversation = new Conversation(byId("history"), byId("messages"), byId("to-end"), this.messageActions());
    this.sending = new Sending(this.store, {
      attempt: (action) => this.attempt(action),
      onSend: () => this.conversation.goToEnd(),
    });
    this.composer = new Composer(byId("foot"), this.sending, {
      join: () => this.changeMembership(this.store.personId, this.store.chatId, "join"),
      focusLast: () => this.conversation.focusLast(),
    });
    this.tick = clockPanel(this.store, { onForward: (span) => this.attempt(() => api.moveClock(span)) });
    this.panels = [
      peopleRow(byId("people"), {
        onChoose: (id) => this.choosePerson(id),
        onAdd: () => personDialog((name, language) => this.addPerson(name, language)),
      }),
      chatList(byId("chats"), { onChoose: (id) => this.chooseChat(id, { isStep: true }) }),
      conversationHeader({ onTopic: (id) => this.chooseTopic(id) }),
      (store) => this.conversation.render(store),
      (store) => this.composer.render(store),
    ];
    this.dress();
    this.listenToWindow();
  }

  messageActions() {
    return {
      press: (message, button, row, column) => this.press(message, button, row, column),
      vote: (poll, optionIds) => this.attempt(() => api.vote(this.store.personId, poll.id, optionIds)),
      openLink: (url) => this.openLink(url),
      sendCommand: (command) => this.sending.command(command),
      reply: (message) => this.composer.reply(message),
      forward: (message) => forwardTo(this.store, (chatId) => this.forward(message, chatId)),
      enlarge: pictureDialog,
      showMessage: (id) => this.conversation.showMessage(id),
      readToEnd: () => this.store.changed(),
    };
  }

  dress() {
    byId("no-emoji").hidden = canDrawEmoji();
    byId("new-group").append(icon("plus"), "新建群组");
    byId("back").append(icon("back"));
    byId("to-end").append(icon("down"));
    byId("group-settings").append(icon("people"));
  }

  listenToWindow() {
    byId("new-group").addEventListener("click", () => groupDialog((title, forum) => this.addGroup(title, forum)));
    byId("group-settings").addEventListener("click", () => this.openMembers());
    byId("back").addEventListener("click", () => (history.state?.isStep ? history.back() : this.chooseChat(null)));
    byId("skip").addEventListener("click", () => this.composer.focus());
    addEventListener("popstate", () => this.followAddress());
    addEventListener("hashchange", () => this.followAddress());
    addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("visibilitychange", () => this.drawSoon());
    WIDE.addEventListener("change", () => this.store.bot && this.chooseChat(this.store.chatId));
  }

  async start() {
    try {
      await this.session.loadState();
    } catch {
      this.store.online = false;
      byId("offline").hidden = false;
      setTimeout(() => this.start(), START_AGAIN);
      return;
    }
    this.followAddress();
  }

  followAddress() {
    if (!this.store.bot) return;
    const { person, chat, topic } = readAddress();
    const known = this.store.people.find(({ id }) => id === person) ?? this.store.people[0];
    if (known && known.id !== this.store.personId) this.session.follow(known.id);
    this.chooseChat(chat, { topic });
  }

  onLoaded() {
    document.body.dataset.ready = "true";
    this.loadCommands();
  }

  // Drawing waits a moment, so that a burst of events costs one drawing (animation frames stop in a hidden tab).
  drawSoon() {
    if (this.isDrawing) return;
    this.isDrawing = true;
    setTimeout(() => {
      this.isDrawing = false;
      this.draw();
    }, DRAW_AFTER);
  }

  draw() {
    const { store } = this;
    if (!store.bot) return;
    if (store.chatId !== null && this.conversation.isAtEnd && document.visibilityState === "visible") store.markRead();
    document.body.dataset.view = store.chat ? "talk" : "list";
    byId("offline").hidden = store.online;
    for (const panel of this.panels) panel(store);
    if (this.members?.dialog.open) this.members.draw();
    this.tick();
  }

  choosePerson(id) {
    if (id === this.store.personId) return;
    const wasPrivate = this.store.chat?.type === "private";
    this.session.follow(id);
    this.chooseChat(wasPrivate ? id : this.store.chatId, { topic: this.store.topicId });
  }

  chooseChat(id, { topic = null, isStep = false } = {}) {
    const { store } = this;
    const chat = store.visibleChats.find((known) => known.id === id) ?? (WIDE.matches ? store.privateChat() : null);
    const isOther = chat?.id !== store.chatId;
    store.chatId = chat?.id ?? null;
    store.topicId = chat && store.topicsOf(chat).some((known) => known.id === topic) ? topic : GENERAL;
    writeAddress(store, isStep && isOther && !WIDE.matches);
    if (isOther) dropToasts();
    if (isOther && chat) this.loadCommands();
    this.draw();
    if (isStep && chat && !TOUCH.matches) this.composer.focus();
  }

  chooseTopic(id) {
    this.store.topicId = id;
    writeAddress(this.store, false);
    this.draw();
  }

  /** Does something that the sandbox may refuse; says so then. The answer, or null. */
  async attempt(action) {
    try {
      return (await action()) ?? {};
    } catch (refused) {
      toast(refused.message);
      return null;
    }
  }

  async loadCommands() {
    const { personId, chatId } = this.store;
    const commands = chatId === null ? [] : await api.commands(personId, chatId).catch(() => []);
    if (chatId === this.store.chatId && personId === this.store.personId) this.composer.setCommands(commands);
  }

  async press(message, button, row, column) {
    if (button.url) {
      this.openLink(button.url);
      return;
    }
    if (button.copy_text) {
      const { text } = button.copy_text;
      toast((await copyText(text)) ? `已复制：${text}` : `浏览器不让复制，请自己记下：${text}`);
      return;
    }
    const { personId: person, chatId: chat } = this.store;
    const answer = await this.attempt(() => api.tap({ person, chat, message_id: message.message_id, row, column }));
    if (answer?.toast?.url) this.openLink(answer.toast.url);
    if (answer?.toast?.text) (answer.toast.alert ? alertDialog : toast)(answer.toast.text);
  }

  async forward(message, chatId) {
    if (await this.sending.forward(message, chatId)) this.chooseChat(chatId, { isStep: true });
  }

  openLink(url) {
    const link = readLink(url, this.store.bot.username);
    if (link.kind === "start") this.openBot(link.text);
    else if (link.kind === "group") toast("想让机器人进群？在聊天列表里点「新建群组」，它会自动入群。");
    else if (link.kind === "outside") linkDialog(url);
  }

  openBot(text) {
    this.chooseChat(this.store.personId, { isStep: true });
    if (text) this.sending.say(text);
  }

  async addPerson(name, language) {
    const answer = await this.attempt(() => api.addPerson(name, language));
    if (!answer) return;
    await this.session.loadState();
    const id = answer.id ?? answer.person?.id ?? this.store.people.at(-1).id;
    this.choosePerson(id);
  }

  async addGroup(title, forum) {
    const answer = await this.attempt(() => api.addGroup(title, forum));
    if (!answer) return;
    await this.session.loadState();
    const id = answer.id ?? answer.chat?.id ?? this.store.chats.at(-1).id;
    this.chooseChat(id, { isStep: true });
  }

  openMembers() {
    this.members = membersDialog(this.store, this.store.chatId, (person, chat, action) =>
      this.changeMembership(person, chat, action),
    );
  }

  async changeMembership(person, chat, action) {
    if ((await this.attempt(() => api.membership(person, chat, action))) === null) return;
    await this.session.load();
  }

  onKey(event) {
    if (event.key === "Escape") dropToasts();
    const isTyping = event.target.closest?.("input, textarea, select, dialog");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !this.store.chat) return;
    event.preventDefault();
    this.composer.startCommand();
  }

  /** Tells screen readers what arrived or changed. */
  announce(chatId, message, isNew) {
    if (message.from?.id === this.store.personId) return;
    const isHere = chatId === this.store.chatId;
    const where = this.store.visibleChats.find(({ id }) => id === chatId)?.title ?? "";
    const words = message.html ? plainText(message.html) : digest(message);
    const line = `${message.from?.name ?? ""}${isNew ? "" : "（已更新）"}：${words || digest(message)}`.slice(
      0,
      LONGEST_ANNOUNCEMENT,
    );
    if (isHere) byId("announcer").textContent = line;
    else if (isNew) byId("announcer").textContent = `${where}有新消息`;
  }
}

new Page().start();
