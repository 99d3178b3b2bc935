// The conversation: messages in order with dates between them, scrolled to where the reader was.

import { h, reconcile } from "./dom.js";
import { buildMessage } from "./message.js";
import { dayKey, dayWords } from "./time.js";
import { welcome } from "./welcome.js";

const WINDOW = 150;
const RUN = 5 * 60;
const NEAR_END = 48;

/** Keeps the message area in step with the store. */
export class Conversation {
  constructor(history, list, toEnd, actions) {
    this.history = history;
    this.list = list;
    this.toEnd = toEnd;
    this.actions = actions;
    this.place = null;
    this.places = new Map();
    this.shown = WINDOW;
    this.isAtEnd = true;
    this.lastTop = 0;
    this.isPressed = false;
    this.isLate = false;
    history.addEventListener("scroll", () => this.onScroll());
    toEnd.addEventListener("click", () => this.goToEnd());
    new ResizeObserver(() => this.stay()).observe(list);
    new ResizeObserver(() => this.stay()).observe(history);
    this.watchPresses();
  }

  // A button that is replaced between the press and the release loses the click: wait for the release.
  watchPresses() {
    this.list.addEventListener("pointerdown", () => {
      this.isPressed = true;
    });
    for (const name of ["pointerup", "pointercancel"]) {
      window.addEventListener(name, () =>
        setTimeout(() => {
          this.isPressed = false;
          if (this.isLate) this.render(this.store);
        }),
      );
    }
  }

  render(store) {
    this.store = store;
    const place = store.chat ? `${store.chatId}:${store.chat.is_forum ? store.topicId : ""}` : null;
    if (place !== this.place) this.enter(place);
    this.isLate = this.isPressed;
    if (this.isLate) return;
    if (!this.isAtEnd) this.pendingAnchor ??= this.anchor();
    reconcile(this.list, place === null ? [] : this.rows(store));
    this.settle();
    this.showToEnd();
  }

  enter(place) {
    if (this.place !== null) this.places.set(this.place, this.isAtEnd ? null : this.anchor());
    this.place = place;
    this.isPressed = false;
    this.shown = WINDOW;
    this.pendingAnchor = this.places.get(place) ?? null;
    this.isAtEnd = this.pendingAnchor === null;
  }

  rows(store) {
    const all = store.conversation;
    if (all.length === 0 && store.messages.has(store.chatId)) return [welcome(store, this.actions)];
    const messages = all.slice(-this.shown);
    const rows = all.length > messages.length ? [{ key: "earlier", stamp: [], build: () => this.earlierButton() }] : [];
    const now = store.now();
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      const day = dayKey(message.date * 1000);
      const isNewDay = !before || dayKey(before.date * 1000) !== day;
      if (isNewDay)
        rows.push(dateRow(`${this.place} ${day} ${message.message_id}`, dayWords(message.date * 1000, now)));
      rows.push(this.messageRow(store, message, before, messages[index + 1]));
    });
    return rows;
  }

  messageRow(store, message, before, after) {
    const place = {
      isMine: message.from?.id === store.personId,
      isPrivate: store.chat.type === "private",
      isFirst: !isRun(before, message),
      isLast: !isRun(message, after),
      repliedTo: message.reply_to
        ? store.messagesOf(store.chatId).find((known) => known.message_id === message.reply_to)
        : undefined,
    };
    return {
      key: `${store.chatId} ${message.message_id}`,
      stamp: [message, ...Object.values(place)],
      build: () => buildMessage(message, place, this.actions),
    };
  }

  earlierButton() {
    return h(
      "button",
      { type: "button", class: "quiet earlier", "data-testid": "earlier", onclick: () => this.showEarlier() },
      "更早的消息",
    );
  }

  showEarlier() {
    this.pendingAnchor = this.anchor();
    this.shown += WINDOW;
    this.render(this.store);
  }

  /** The first message in view and how far it stands from the top: survives what changes above it. */
  anchor() {
    const top = this.history.getBoundingClientRect().top;
    const element = [...this.list.querySelectorAll("[data-message]")].find(
      (node) => node.getBoundingClientRect().bottom > top,
    );
    return element ? { id: element.dataset.message, offset: element.getBoundingClientRect().top - top } : null;
  }

  settle() {
    if (this.pendingAnchor) {
      const element = this.list.querySelector(`[data-message="${this.pendingAnchor.id}"]`);
      const shift = element
        ? element.getBoundingClientRect().top - this.history.getBoundingClientRect().top - this.pendingAnchor.offset
        : 0;
      this.history.scrollTop += shift;
      this.lastTop = this.history.scrollTop;
      this.pendingAnchor = null;
    }
    this.stay();
  }

  stay() {
    if (!this.isAtEnd) return;
    this.history.scrollTop = this.history.scrollHeight;
    this.lastTop = this.history.scrollTop;
  }

  onScroll() {
    // Content that grew under a reader at the end (a picture came) is no scrolling away: only going up is.
    const { scrollTop, scrollHeight, clientHeight } = this.history;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) this.isAtEnd = true;
    else if (scrollTop < this.lastTop) this.isAtEnd = false;
    this.lastTop = scrollTop;
    this.showToEnd();
    if (this.isAtEnd) this.actions.readToEnd();
  }

  goToEnd() {
    this.isAtEnd = true;
    this.stay();
    this.showToEnd();
    this.actions.readToEnd();
  }

  showToEnd() {
    this.toEnd.hidden = this.isAtEnd || this.place === null;
    this.toEnd.dataset.count = this.toEnd.hidden ? "" : String(this.store.unread(this.store.chatId) || "");
  }

  /** Brings a message into view and lights it for a moment. */
  showMessage(messageId) {
    const element = this.list.querySelector(`[data-message="${messageId}"]`);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    element.classList.add("lit");
    setTimeout(() => element.classList.remove("lit"), 1500);
  }

  /** Moves the focus from the composer to the newest thing that can be pressed. */
  focusLast() {
    const pressable = [...this.list.querySelectorAll(".keyboard, .options")].at(-1);
    pressable?.querySelector("[tabindex='0']")?.focus();
  }
}

function dateRow(key, words) {
  return { key, stamp: [words], build: () => h("div", { class: "service day", "data-testid": "day" }, words) };
}

function isRun(before, message) {
  if (!before || !message || before.service || message.service) return false;
  const isSameDay = dayKey(before.date * 1000) === dayKey(message.date * 1000);
  return isSameDay && before.from?.id === message.from?.id && message.date - before.date < RUN;
}
