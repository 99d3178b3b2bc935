// The foot of the conversation: what I write, the command menu, what I reply to; or the button that lets me in.

import { foreign, h, icon } from "./dom.js";
import { digest } from "./store.js";

// Telegram's limit for one message; browsers count maxlength in UTF-16 units, as Telegram does.
const LONGEST = 4096;
const COMMAND_START = /^\/([A-Za-z0-9_]*)$/;

export class Composer {
  constructor(foot, actions) {
    this.actions = actions;
    this.drafts = new Map();
    this.commands = [];
    this.replyTo = null;
    this.choice = 0;
    this.chatId = null;
    // On a phone the focus would cover the menu with the keyboard.
    this.isTouch = matchMedia("(pointer: coarse)").matches;
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
    this.menu = h(
      "button",
      {
        type: "button",
        class: "icon menu",
        "aria-label": "命令菜单",
        "aria-expanded": "false",
        "data-testid": "menu",
        onclick: () => this.toggleMenu(),
      },
      icon("menu"),
    );
    this.sendButton = h(
      "button",
      { class: "icon send", "aria-label": "发送", "data-testid": "send", disabled: true },
      icon("send"),
    );
    this.list = h("div", {
      class: "commands",
      id: "commands",
      role: "listbox",
      "aria-label": "命令",
      "data-testid": "commands",
      hidden: true,
    });
    this.replyStrip = h("div", { class: "reply-strip", "data-testid": "reply-strip", hidden: true });
    const form = h(
      "form",
      {
        class: "composer",
        onsubmit: (event) => {
          event.preventDefault();
          this.send();
        },
      },
      this.menu,
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
    this.main = h("div", { class: "composer-box" }, this.list, this.replyStrip, form);
    foot.append(this.main, this.joinBar);
    document.addEventListener("pointerdown", (event) => !this.main.contains(event.target) && this.closeMenu());
  }

  render(store) {
    const chat = store.chat;
    const isIn = chat !== null && store.isMember(chat);
    this.main.hidden = !isIn;
    this.joinBar.hidden = chat === null || isIn;
    this.store = store;
    if (chat && chat.id !== this.chatId) this.enter(chat.id);
    const hint = store.person ? `以${store.person.name}的身份说话` : "";
    if (this.field.placeholder !== hint) this.field.placeholder = hint;
    this.field.setAttribute("aria-label", hint);
  }

  enter(chatId) {
    this.drafts.set(this.chatId, this.field.value);
    this.chatId = chatId;
    this.field.value = this.drafts.get(chatId) ?? "";
    this.reply(null);
    this.closeMenu();
    this.fit();
  }

  setCommands(commands) {
    this.commands = commands;
    this.menu.hidden = commands.length === 0;
    if (!this.list.hidden) this.openMenu();
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
    if (COMMAND_START.test(this.field.value)) this.openMenu();
    else this.closeMenu();
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    this.sendButton.disabled = this.field.value.trim() === "";
  }

  // Enter that ends the choice of a Chinese character in an input method must not send.
  onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (!this.list.hidden && this.onMenuKey(event)) return;
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

  onMenuKey(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const found = this.matches();
    if (event.key === "Escape") this.closeMenu();
    else if (event.key in steps) this.choose((this.choice + steps[event.key] + found.length) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && found[this.choice])
      this.pick(found[this.choice], event.key === "Enter");
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  matches() {
    const typed = COMMAND_START.exec(this.field.value)?.[1].toLowerCase() ?? "";
    return this.commands.filter(({ command }) => command.startsWith(typed));
  }

  toggleMenu() {
    if (this.list.hidden) this.openMenu();
    else this.closeMenu();
    if (!this.isTouch) this.field.focus();
  }

  openMenu() {
    const found = this.matches();
    if (found.length === 0) {
      this.closeMenu();
      return;
    }
    this.list.replaceChildren(...found.map((entry, index) => this.entry(entry, index)));
    this.setMenu(true);
    this.choose(0);
  }

  entry({ command, description }, index) {
    return h(
      "div",
      {
        class: "command",
        role: "option",
        id: `command-${index}`,
        "data-testid": "command",
        "data-command": command,
        onclick: () => this.pick({ command }, true),
        onpointermove: () => this.choose(index),
      },
      h("strong", {}, `/${command}`),
      h("span", { dir: "auto" }, description),
    );
  }

  choose(index) {
    this.choice = index;
    [...this.list.children].forEach((entry, at) => entry.setAttribute("aria-selected", String(at === index)));
    this.field.setAttribute("aria-activedescendant", `command-${index}`);
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  closeMenu() {
    this.setMenu(false);
    this.field.removeAttribute("aria-activedescendant");
  }

  setMenu(isOpen) {
    this.list.hidden = !isOpen;
    this.menu.setAttribute("aria-expanded", String(isOpen));
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  // Tab completes, so that words can follow the command; Enter and a press send it.
  pick({ command }, isSent) {
    this.closeMenu();
    if (isSent) {
      this.clear();
      this.actions.sendCommand(`/${command}`);
    } else {
      this.field.value = `/${command} `;
      this.fit();
    }
  }

  reply(message) {
    this.replyTo = message;
    this.replyStrip.hidden = message === null;
    if (message === null) return;
    this.replyStrip.replaceChildren(
      icon("reply"),
      h(
        "span",
        { class: "reply-words" },
        foreign(`回复 ${message.from?.name ?? ""}`, { class: "quoted-name" }),
        h("span", { class: "quoted-words", dir: "auto" }, digest(message)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "icon",
          "aria-label": "不回复了",
          "data-testid": "reply-cancel",
          onclick: () => this.reply(null),
        },
        icon("close"),
      ),
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
    if (text === "") return;
    const replyTo = this.replyTo;
    this.clear();
    this.reply(null);
    this.closeMenu();
    const isSent = await this.actions.say(text, replyTo?.message_id);
    if (!isSent && this.field.value === "") {
      this.field.value = text;
      this.fit();
    }
  }
}
