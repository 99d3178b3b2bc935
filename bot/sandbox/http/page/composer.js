// The foot of the conversation: what I write, the command menu, what I reply to; or the button that lets me in.

import { attachButton } from "./attach.js";
import { CommandMenu } from "./command_menu.js";
import { foreign, h, icon } from "./dom.js";
import { digest } from "./store.js";

// Telegram's limits for one message and for what stands under a file; browsers count maxlength in UTF-16 units, as Telegram does.
const LONGEST = 4096;
const LONGEST_CAPTION = 1024;

export class Composer {
  /** `sending` carries out what is written; `actions` are join and focusLast. */
  constructor(foot, sending, actions) {
    this.sending = sending;
    this.actions = actions;
    this.drafts = new Map();
    this.replyTo = null;
    this.attached = null;
    this.chatId = null;
    this.build(foot);
  }

  build(foot) {
    this.field = h("textarea", {
      id: "composer-text",
      rows: 1,
      maxlength: LONGEST,
      autocomplete: "off",
      dir: "auto",
      enterkeyhint: "send",
      "data-testid": "composer",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "commands",
      "aria-haspopup": "listbox",
      oninput: () => this.onInput(),
      onkeydown: (event) => this.onKey(event),
    });
    this.menu = new CommandMenu(this.field, (command, isSent) => this.pick(command, isSent));
    this.sendButton = h(
      "button",
      { class: "icon send", "aria-label": "发送", "data-testid": "send", disabled: true },
      icon("send"),
    );
    this.replyStrip = h("div", { class: "reply-strip", "data-testid": "reply-strip", hidden: true });
    this.fileStrip = h("div", { class: "reply-strip", "data-testid": "file-strip", hidden: true });
    this.attach = attachButton({
      attachFile: (file, kind) => this.attachFile({ file, kind }),
      forwardText: (author, text) => this.sending.outsideText(author, text),
    });
    const form = h(
      "form",
      {
        class: "composer",
        onsubmit: (event) => {
          event.preventDefault();
          this.send();
        },
      },
      this.menu.button,
      this.attach,
      this.field,
      this.sendButton,
    );
    this.joinBar = h(
      "div",
      { class: "join-bar", hidden: true },
      h(
        "button",
        { type: "button", class: "primary", "data-testid": "join", onclick: () => this.actions.join() },
        "加入群聊",
      ),
    );
    this.main = h("div", { class: "composer-box" }, this.menu.list, this.replyStrip, this.fileStrip, form);
    foot.append(this.main, this.joinBar);
    document.addEventListener("pointerdown", (event) => !this.main.contains(event.target) && this.menu.close());
  }

  render(store) {
    const chat = store.chat;
    const isIn = chat !== null && store.isMember(chat);
    this.main.hidden = !isIn;
    this.joinBar.hidden = chat === null || isIn;
    this.store = store;
    if (chat && chat.id !== this.chatId) this.enter(chat.id);
    this.hint();
  }

  hint() {
    const person = this.store?.person;
    const words = this.attached ? "加一句说明（可以不写）" : person ? `以${person.name}的身份说话` : "";
    if (this.field.placeholder !== words) this.field.placeholder = words;
    this.field.setAttribute("aria-label", words);
  }

  enter(chatId) {
    this.drafts.set(this.chatId, this.field.value);
    this.chatId = chatId;
    this.field.value = this.drafts.get(chatId) ?? "";
    this.reply(null);
    this.attachFile(null);
    this.menu.close();
    this.fit();
  }

  setCommands(commands) {
    this.menu.setCommands(commands);
  }

  focus() {
    this.field.focus();
  }

  /** Begins a command in an empty field. */
  startCommand() {
    this.focus();
    if (this.field.value !== "") return;
    this.field.value = "/";
    this.onInput();
  }

  onInput() {
    this.fit();
    this.menu.onInput();
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    this.sendButton.disabled = this.field.value.trim() === "" && this.attached === null;
  }

  // Enter that ends the choice of a Chinese character in an input method must not send.
  onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.menu.onKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.replyTo) {
      this.reply(null);
    } else if (event.key === "ArrowUp" && (event.ctrlKey || event.altKey)) {
      event.preventDefault();
      this.replyToEarlier(1);
    } else if (event.key === "ArrowDown" && (event.ctrlKey || event.altKey)) {
      event.preventDefault();
      this.replyToEarlier(-1);
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      this.actions.focusLast();
    }
  }

  // Tab completes, so that words can follow the command; Enter and a press send it.
  pick(command, isSent) {
    if (isSent) {
      this.clear();
      this.sending.command(command);
    } else {
      this.field.value = `${command} `;
      this.fit();
    }
  }

  reply(message) {
    this.replyTo = message;
    this.replyStrip.hidden = message === null;
    if (message === null) return;
    const words = [`回复 ${message.from?.name ?? ""}`, digest(message)];
    this.replyStrip.replaceChildren(
      ...strip("reply", words, ["reply-cancel", "不回复了", () => this.reply(null)]),
    );
    this.focus();
  }

  /** A file that goes with the next message; what is written then stands under it. */
  attachFile(attached) {
    this.attached = attached;
    this.fileStrip.hidden = attached === null;
    this.field.maxLength = attached === null ? LONGEST : LONGEST_CAPTION;
    this.hint();
    this.fit();
    if (attached === null) return;
    const words = [attached.kind === "photo" ? "图片" : "文件", attached.file.name];
    this.fileStrip.replaceChildren(
      ...strip(attached.kind === "photo" ? "photo" : "file", words, [
        "file-cancel",
        "不发这个文件了",
        () => this.attachFile(null),
      ]),
    );
    this.focus();
  }

  replyToEarlier(step) {
    const messages = this.store.conversation.filter((message) => !message.service);
    const at = this.replyTo
      ? messages.findIndex((message) => message.message_id === this.replyTo.message_id) - step
      : messages.length - step;
    this.reply(messages[at] ?? null);
  }

  clear() {
    this.field.value = "";
    this.fit();
  }

  async send() {
    const text = this.field.value.trim();
    const { attached, replyTo } = this;
    if (text === "" && attached === null) return;
    this.clear();
    this.reply(null);
    this.attachFile(null);
    this.menu.close();
    const isSent = attached
      ? await this.sending.file(attached, text, replyTo?.message_id)
      : await this.sending.say(text, replyTo?.message_id);
    if (isSent || this.field.value !== "") return;
    this.field.value = text;
    this.attachFile(attached);
  }
}

// A strip above the field: what the next message replies to or carries, and a button that drops it.
function strip(name, [heading, words], [testid, dropWords, drop]) {
  return [
    icon(name),
    h(
      "span",
      { class: "reply-words" },
      foreign(heading, { class: "quoted-name" }),
      h("span", { class: "quoted-words", dir: "auto" }, words),
    ),
    h(
      "button",
      { type: "button", class: "icon", "aria-label": dropWords, "data-testid": testid, onclick: drop },
      icon("close"),
    ),
  ];
}
