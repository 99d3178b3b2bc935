// What the page knows: the sandbox's people, chats, messages and clock, and who is looking at what.

const READ_KEY = "sandbox-read";

/** Telegram's number for a forum's general topic; its messages carry no thread. */
export const GENERAL = 1;

/** Everything that is shown. Whoever changes it calls `changed()`, which asks for one rendering however often it is called. */
export class Store {
  constructor(onChange) {
    this.onChange = onChange;
    this.bot = null;
    this.people = [];
    this.chats = [];
    this.clockOffset = 0;
    this.personId = null;
    this.chatId = null;
    this.topicId = GENERAL;
    this.online = true;
    this.messages = new Map();
    this.read = readMarks();
  }

  changed() {
    this.onChange();
  }

  /** The sandbox's time now, in milliseconds. */
  now() {
    return Date.now() + this.clockOffset;
  }

  setClock(at) {
    this.clockOffset = at - Date.now();
  }

  /** Takes the answer of /page/api/state. */
  setState({ clock, bot, people, chats }) {
    this.setClock(clock);
    this.bot = bot;
    this.people = people;
    this.chats = chats;
  }

  get person() {
    return this.people.find((person) => person.id === this.personId) ?? null;
  }

  /** The chats this person sees: the bot's private chat first, then every group. */
  get visibleChats() {
    const groups = this.chats.filter((chat) => chat.type !== "private");
    return this.person ? [this.privateChat(), ...groups] : groups;
  }

  privateChat() {
    const known = this.chats.find((chat) => chat.id === this.personId);
    const shape = {
      id: this.personId,
      type: "private",
      is_forum: false,
      topics: [],
      members: [this.personId],
      admins: [],
    };
    return { ...shape, ...known, title: this.bot.first_name };
  }

  get chat() {
    return this.visibleChats.find((chat) => chat.id === this.chatId) ?? null;
  }

  isMember(chat, personId = this.personId) {
    return chat.type === "private" || chat.members.includes(personId);
  }

  isAdmin(chat, personId = this.personId) {
    return chat.admins.includes(personId);
  }

  /** A forum's topics, the general one first. */
  topicsOf(chat) {
    const others = (chat.topics ?? []).filter((topic) => topic.id !== GENERAL);
    const general = (chat.topics ?? []).find((topic) => topic.id === GENERAL);
    return chat.is_forum ? [general ?? { id: GENERAL, name: "综合" }, ...others] : [];
  }

  messagesOf(chatId) {
    return this.messages.get(chatId) ?? [];
  }

  /** The messages on the screen: the chat's, or those of the chosen topic. */
  get conversation() {
    const messages = this.messagesOf(this.chatId);
    return this.chat?.is_forum ? messages.filter((message) => topicOf(message) === this.topicId) : messages;
  }

  setMessages(chatId, messages) {
    const inOrder = messages.toSorted((one, other) => one.message_id - other.message_id);
    this.messages.set(chatId, inOrder);
    this.forgetMarks(chatId, inOrder.at(-1)?.message_id ?? 0);
  }

  // A sandbox that was started anew counts from one again: marks from before would hide what is new.
  forgetMarks(chatId, lastId) {
    for (const [key, mark] of this.read) {
      if (mark > lastId && key.startsWith(`${this.personId}:${chatId}:`)) this.read.delete(key);
    }
  }

  /** Adds the message or puts it in the place of its older version; true when it is new. */
  putMessage(chatId, message) {
    const messages = this.messagesOf(chatId);
    const at = messages.findLastIndex((known) => known.message_id <= message.message_id);
    const isKnown = at >= 0 && messages[at].message_id === message.message_id;
    messages.splice(isKnown ? at : at + 1, isKnown ? 1 : 0, message);
    this.messages.set(chatId, messages);
    return !isKnown;
  }

  removeMessage(chatId, messageId) {
    this.messages.set(
      chatId,
      this.messagesOf(chatId).filter((message) => message.message_id !== messageId),
    );
  }

  readKey(chatId, topicId) {
    return `${this.personId}:${chatId}:${topicId}`;
  }

  readMark(chatId, topicId) {
    return this.read.get(this.readKey(chatId, topicId)) ?? 0;
  }

  /** How many messages of others came since this person last looked; `topicId` narrows it to a forum's topic. */
  unread(chatId, topicId = null) {
    const isNew = (message) => message.message_id > this.readMark(chatId, topicOf(message));
    const isOthers = (message) => !message.service && message.from?.id !== this.personId;
    const isHere = (message) => topicId === null || topicOf(message) === topicId;
    return this.messagesOf(chatId).filter((message) => isHere(message) && isNew(message) && isOthers(message)).length;
  }

  /** The conversation on the screen has been seen to its end. */
  markRead() {
    const last = this.conversation.at(-1);
    if (!last || last.message_id <= this.readMark(this.chatId, topicOf(last))) return;
    this.read.set(this.readKey(this.chatId, topicOf(last)), last.message_id);
    sessionStorage.setItem(READ_KEY, JSON.stringify([...this.read]));
  }
}

/** The topic a message stands in; messages without a thread are the general topic's. */
export function topicOf(message) {
  return message.thread_id ?? GENERAL;
}

const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Foreign text inside a line of ours, without the characters that would turn our words around. */
export function tame(text) {
  return text.replace(DIRECTIONS, "");
}

/** One line that stands for a message in a list or a quote. */
export function digest(message) {
  return tame(lineOf(message));
}

function lineOf(message) {
  if (message.service) return message.service;
  if (message.poll) return `📊 ${message.poll.question}`;
  const words = (message.text ?? "").replace(/\s+/g, " ").trim();
  if (message.photo) return `🖼 ${words || "图片"}`;
  if (message.document) return `📄 ${message.document.name}`;
  return words;
}

function readMarks() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(READ_KEY) ?? "[]"));
  } catch {
    return new Map();
  }
}
