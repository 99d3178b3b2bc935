// The list of the bot's commands above the field: opened by its button or by a slash, narrowed by what is typed.

import { h, icon } from "./dom.js";

const COMMAND_START = /^\/([A-Za-z0-9_]*)$/;

export class CommandMenu {
  /** `onPick(command, isSent)` takes "/quiz": sent at once, or put into the field so that words can follow. */
  constructor(field, onPick) {
    this.field = field;
    this.onPick = onPick;
    this.commands = [];
    this.choice = 0;
    // On a phone the focus would cover the menu with the keyboard.
    this.isTouch = matchMedia("(pointer: coarse)").matches;
    this.button = h(
      "button",
      {
        type: "button",
        class: "icon menu",
        "aria-label": "命令菜单",
        "aria-expanded": "false",
        "data-testid": "menu",
        onclick: () => this.toggle(),
      },
      icon("menu"),
    );
    this.list = h("div", {
      class: "commands",
      id: "commands",
      role: "listbox",
      "aria-label": "命令",
      "data-testid": "commands",
      hidden: true,
    });
  }

  setCommands(commands) {
    this.commands = commands;
    this.button.hidden = commands.length === 0;
    if (!this.list.hidden) this.open();
  }

  /** Opens or closes the list by what stands in the field now. */
  onInput() {
    if (COMMAND_START.test(this.field.value)) this.open();
    else this.close();
  }

  /** True when the key was meant for the open list. */
  onKey(event) {
    if (this.list.hidden) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const found = this.matches();
    if (event.key === "Escape") this.close();
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
    const found = this.commands.filter(({ command }) => command.startsWith(typed));
    // What is typed in full is meant: /help is not /helpta.
    return found.sort((one, other) => (other.command === typed) - (one.command === typed));
  }

  toggle() {
    if (this.list.hidden) this.open();
    else this.close();
    if (!this.isTouch) this.field.focus();
  }

  open() {
    const found = this.matches();
    if (found.length === 0) {
      this.close();
      return;
    }
    this.list.replaceChildren(...found.map((entry, index) => this.entry(entry, index)));
    this.show(true);
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

  pick({ command }, isSent) {
    this.close();
    this.onPick(`/${command}`, isSent);
  }

  close() {
    this.show(false);
    this.field.removeAttribute("aria-activedescendant");
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.field.setAttribute("aria-expanded", String(isOpen));
  }
}
