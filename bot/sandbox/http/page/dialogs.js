// Everything that opens above the page: toasts, alerts, the enlarged picture, and the small forms.

import { avatar, botAvatar } from "./avatar.js";
import { foreign, h, icon, reconcile } from "./dom.js";

const TOAST_SHORTEST = 3000;
const TOAST_PER_CHARACTER = 90;
const TOAST_LONGEST = 9000;
const TOASTS_AT_ONCE = 3;

/** One short line that goes away by itself, sooner with a press or Esc. */
export function toast(text) {
  const box = document.getElementById("toasts");
  const line = h("div", { class: "toast", "data-testid": "toast", dir: "auto", onclick: () => line.remove() }, text);
  box.append(line);
  while (box.children.length > TOASTS_AT_ONCE) box.firstElementChild.remove();
  setTimeout(() => line.remove(), Math.min(TOAST_SHORTEST + text.length * TOAST_PER_CHARACTER, TOAST_LONGEST));
}

export function dropToasts() {
  document.getElementById("toasts").replaceChildren();
}

/** A modal dialog with a heading; Esc, 关闭 and a press beside it close it, and the focus returns to where it was. */
export function openDialog({ title, testid, body, buttons = [], role = "dialog", kind = "" }) {
  const heading = h("h2", { id: `${testid}-title` }, title);
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: `dialog ${kind}`, role, "data-testid": testid, "aria-labelledby": heading.id },
    h(
      "div",
      { class: "dialog-head" },
      heading,
      h(
        "button",
        { type: "button", class: "icon", "aria-label": "关闭", "data-testid": "dialog-close", onclick: close },
        icon("close"),
      ),
    ),
    h("div", { class: "dialog-body" }, body),
    buttons.length > 0 && h("div", { class: "dialog-buttons" }, buttons),
  );
  return show(dialog);
}

function show(dialog) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The answer to a tap that asks to be read: it stays until 好的. */
export function alertDialog(text) {
  const ok = h(
    "button",
    { type: "button", class: "primary", "data-testid": "alert-ok", onclick: () => dialog.close() },
    "好的",
  );
  const words = h("p", { class: "alert-words", dir: "auto", id: "alert-words" }, text);
  const dialog = h(
    "dialog",
    { class: "dialog dialog-alert", role: "alertdialog", "data-testid": "alert", "aria-labelledby": words.id },
    words,
    h("div", { class: "dialog-buttons" }, ok),
  );
  show(dialog);
  ok.focus();
}

/** Says where an address would lead, since the sandbox opens none. */
export function linkDialog(url) {
  openDialog({
    title: "沙盒不会打开外部链接",
    testid: "link-dialog",
    body: [
      h("p", {}, "这个按钮或链接指向下面的地址。沙盒只显示它，不会访问。"),
      h("p", { class: "address", "data-testid": "link-address", dir: "ltr" }, url),
    ],
  });
}

/** The picture as large as the window allows. */
export function pictureDialog(url, words) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "dialog picture-dialog", "data-testid": "picture-dialog", "aria-label": "图片" },
    h(
      "button",
      { type: "button", class: "icon", "aria-label": "关闭", "data-testid": "dialog-close", onclick: close },
      icon("close"),
    ),
    h("img", { src: url, alt: words, onclick: close }),
  );
  show(dialog);
}

const LANGUAGES = [
  ["zh-hans", "简体中文"],
  ["zh-hant", "繁體中文"],
  ["en", "English"],
];

/** Asks for a new person's name and Telegram language. */
export function personDialog(onDone) {
  const name = h("input", {
    name: "name",
    required: true,
    maxlength: 64,
    autocomplete: "off",
    "data-testid": "person-name",
    placeholder: "例如：用户戊",
  });
  const language = h(
    "select",
    { name: "language", "data-testid": "person-language" },
    LANGUAGES.map(([code, words]) => h("option", { value: code }, words)),
  );
  formDialog({
    title: "添加一个人",
    testid: "person-dialog",
    fields: [field("名字", name), field("Telegram 语言", language)],
    submit: "添加",
    onDone: () => onDone(name.value.trim(), language.value),
  });
}

/** Asks for a new group's title, and whether it has topics. */
export function groupDialog(onDone) {
  const title = h("input", {
    name: "title",
    required: true,
    maxlength: 128,
    autocomplete: "off",
    "data-testid": "group-title",
    placeholder: "例如：幸福社区反诈群",
  });
  const forum = h("input", { type: "checkbox", name: "forum", "data-testid": "group-forum" });
  formDialog({
    title: "新建群组",
    testid: "group-dialog",
    fields: [field("群名", title), h("label", { class: "check" }, forum, "分话题讨论（论坛群组）")],
    submit: "新建",
    onDone: () => onDone(title.value.trim(), forum.checked),
  });
}

/** An input under its words. */
export function field(words, input) {
  return h("label", { class: "field" }, h("span", {}, words), input);
}

/** A dialog with a form; `onDone()` comes when all that must be there is. */
export function formDialog({ title, testid, fields, submit, onDone }) {
  const onsubmit = (event) => {
    event.preventDefault();
    if ([...form.querySelectorAll("[required]")].some((input) => input.value.trim() === "")) return;
    dialog.close();
    onDone();
  };
  const form = h(
    "form",
    { class: "form", onsubmit },
    fields,
    h("button", { class: "primary", "data-testid": "dialog-submit" }, submit),
  );
  const dialog = openDialog({ title, testid, body: form });
  form.querySelector("input, textarea").focus();
}

/** The group's people: who is in, who is an admin, with buttons to change it. Returns a function that draws it afresh. */
export function membersDialog(store, chatId, onMembership) {
  const list = h("div", { class: "member-list" });
  const draw = () => {
    const chat = store.chats.find((known) => known.id === chatId);
    if (chat) reconcile(list, memberRows(store, chat, onMembership));
  };
  const chat = store.chats.find((known) => known.id === chatId);
  const dialog = openDialog({ title: chat.title, testid: "members-dialog", body: list });
  draw();
  return { draw, dialog };
}

function memberRows(store, chat, onMembership) {
  const botRow = { key: "bot", stamp: [chat.has_bot], build: () => botMember(store, chat) };
  const rows = store.people.map((person) => {
    const standing = {
      isIn: store.isMember(chat, person.id),
      isAdmin: store.isAdmin(chat, person.id),
      isMe: person.id === store.personId,
    };
    return {
      key: person.id,
      stamp: [person.name, ...Object.values(standing)],
      build: () => member(person, chat, standing, onMembership),
    };
  });
  return [...rows, botRow];
}

function botMember(store, chat) {
  const standing = chat.has_bot === false ? "机器人 · 不在群里" : "机器人";
  return h(
    "div",
    { class: "member" },
    botAvatar(),
    h("span", { class: "member-name" }, foreign(store.bot.first_name), h("small", {}, standing)),
  );
}

function member(person, chat, { isIn, isAdmin, isMe }, onMembership) {
  const press = (action, words) =>
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-testid": `member-${action}`,
        "data-focus": action,
        "aria-label": `${words}：${person.name}`,
        onclick: () => onMembership(person.id, chat.id, action),
      },
      words,
    );
  const standing = isAdmin ? "管理员" : isIn ? "成员" : "不在群里";
  return h(
    "div",
    { class: "member", "data-testid": "member", "data-person": person.id },
    avatar(person.id, person.name),
    h("span", { class: "member-name" }, foreign(person.name), h("small", {}, isMe ? `我 · ${standing}` : standing)),
    isIn && (isAdmin ? press("demote", "取消管理") : press("promote", "设为管理")),
    isIn ? press("leave", "退出") : press("join", "加入"),
  );
}
