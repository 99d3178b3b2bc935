// What a person can send besides words: a picture, a file, what somebody else wrote.

import { field, formDialog, openDialog } from "./dialogs.js";
import { avatar, botAvatar } from "./avatar.js";
import { foreign, h, icon } from "./dom.js";

const PICTURES = "image/png,image/jpeg,image/webp,image/gif";

/** The paper clip with its menu; each entry calls one of `actions` (attachFile, forwardText). */
export function attachButton(actions) {
  const picture = filePicker("pick-photo", PICTURES, (file) => actions.attachFile(file, "photo"));
  const file = filePicker("pick-file", null, (chosen) => actions.attachFile(chosen, "document"));
  const menu = h(
    "div",
    { class: "attach-menu", role: "menu", "data-testid": "attach-menu", hidden: true },
    entry("photo", "图片", "attach-photo", () => picture.click()),
    entry("file", "文件", "attach-file", () => file.click(), "xlsx、csv、docx、txt……"),
    entry("forward", "转发一段话", "attach-forward", () => forwardDialog(actions.forwardText), "别人发来的可疑消息"),
  );
  const button = h(
    "button",
    { type: "button", class: "icon attach", "aria-label": "添加", "aria-haspopup": "menu", "data-testid": "attach" },
    icon("clip"),
  );
  const open = (isOpen) => {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) menu.querySelector("button").focus();
  };
  open(false);
  button.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("click", () => open(false));
  const box = h("div", { class: "attach-box" }, button, menu, picture, file);
  box.addEventListener("keydown", (event) => onKey(event, menu, () => open(false), button));
  document.addEventListener("pointerdown", (event) => !box.contains(event.target) && open(false));
  return box;
}

function onKey(event, menu, close, button) {
  const entries = [...menu.querySelectorAll("button")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (menu.hidden || (!step && event.key !== "Escape")) return;
  event.preventDefault();
  event.stopPropagation();
  if (step) {
    entries[(entries.indexOf(document.activeElement) + step + entries.length) % entries.length].focus();
    return;
  }
  close();
  button.focus();
}

function entry(name, words, testid, press, hint = "") {
  return h(
    "button",
    { type: "button", class: "attach-entry", role: "menuitem", "data-testid": testid, onclick: press },
    icon(name),
    h("span", {}, words, hint && h("small", {}, hint)),
  );
}

function filePicker(testid, accept, onFile) {
  const input = h("input", { type: "file", accept, hidden: true, "data-testid": testid });
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) onFile(file);
  });
  return input;
}

function forwardDialog(onDone) {
  const author = h("input", {
    required: true,
    maxlength: 64,
    autocomplete: "off",
    value: "陌生人",
    "data-testid": "forward-author",
  });
  const text = h("textarea", {
    required: true,
    rows: 5,
    maxlength: 4096,
    "data-testid": "forward-text",
    placeholder: "把那条消息写在这里",
  });
  formDialog({
    title: "转发一段话",
    testid: "forward-dialog",
    fields: [field("谁发的", author), field("发了什么", text)],
    submit: "转发",
    onDone: () => onDone(author.value.trim(), text.value.trim()),
  });
  text.focus();
}

/** Asks where a message is to be forwarded to; `onDone(chatId)`. */
export function forwardTo(store, onDone) {
  const choose = (id) => {
    dialog.close();
    onDone(id);
  };
  const chats = store.visibleChats.filter((chat) => store.isMember(chat));
  const dialog = openDialog({
    title: "转发到",
    testid: "forward-to",
    body: chats.map((chat) =>
      h(
        "button",
        { type: "button", class: "target", "data-testid": "forward-target", onclick: () => choose(chat.id) },
        chat.type === "private" ? botAvatar() : avatar(chat.id, chat.title, { group: true }),
        foreign(chat.title),
      ),
    ),
  });
}
