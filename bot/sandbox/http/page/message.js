// One message: a bubble with its picture, file, text or poll, and the keyboard under it.

import { avatar, botAvatar, hueOf } from "./avatar.js";
import { arrowKeys, foreign, h, icon } from "./dom.js";
import { buildPoll } from "./poll.js";
import { richText } from "./richtext.js";
import { digest } from "./store.js";
import { clockTime } from "./time.js";

/** `place` says where it stands: isMine, isPrivate, isFirst and isLast of a run by one sender, and what it replies to. */
export function buildMessage(message, place, actions) {
  if (message.service)
    return h(
      "div",
      { class: "service", "data-testid": "service", "data-message": message.message_id },
      digest(message),
    );
  const hasFace = !place.isMine && !place.isPrivate;
  const classes = [
    "message",
    place.isMine ? "mine" : "theirs",
    place.isFirst && "first",
    place.isLast && "last",
    hasFace && "faced",
  ];
  return h(
    "article",
    {
      class: classes.filter(Boolean).join(" "),
      tabindex: "-1",
      lang: languageOf(message),
      "aria-label": `${message.from?.name ?? ""} ${clockTime(message.date * 1000)}`,
      "data-testid": "message",
      "data-message": message.message_id,
      "data-from": message.from?.id,
      "data-mine": String(place.isMine),
    },
    hasFace && h("div", { class: "message-face" }, place.isLast && faceOf(message.from)),
    h(
      "div",
      { class: "stack" },
      bubble(message, place, hasFace, actions),
      message.keyboard?.length > 0 && keyboard(message, actions),
    ),
    h(
      "div",
      { class: "message-actions" },
      action("reply", "回复这条消息", () => actions.reply(message)),
      action("forward", "转发这条消息", () => actions.forward(message)),
    ),
  );
}

/** A message without a Chinese character is set in a Latin font, whose quotation marks are as narrow as its letters. */
function languageOf(message) {
  const said = [message.text, message.poll?.question, ...(message.keyboard ?? []).flat().map((key) => key.text)];
  return /\p{Script=Han}/u.test(said.join("")) ? null : "en";
}

function action(name, words, press) {
  const attributes = { tabindex: "-1", "aria-label": words, title: words, "data-testid": name, onclick: press };
  return h("button", { type: "button", class: "icon message-action", ...attributes }, icon(name));
}

function faceOf(from) {
  return from?.is_bot ? botAvatar() : avatar(from?.id ?? 0, from?.name ?? "?");
}

function bubble(message, place, hasFace, actions) {
  // A poll's text is its question, which the poll itself shows.
  const words = !message.poll && (message.html || message.text) ? body(message, actions) : null;
  return h(
    "div",
    {
      class: `bubble${message.photo ? " with-photo" : ""}${message.poll ? " with-poll" : ""}`,
      "data-testid": "bubble",
    },
    hasFace &&
      place.isFirst &&
      foreign(message.from?.name ?? "", { class: `sender hue-${hueOf(message.from?.id ?? 0)}` }),
    message.forwarded_from && forwardedFrom(message.forwarded_from),
    place.repliedTo && quote(place.repliedTo, actions),
    message.photo && photo(message, actions),
    message.document && file(message.document),
    message.poll && buildPoll(message.poll, message.date * 1000, { onVote: actions.vote }),
    words,
    h(
      "span",
      { class: "meta" },
      message.edited && h("span", { "data-testid": "edited" }, "已编辑 "),
      h("time", {}, clockTime(message.date * 1000)),
    ),
  );
}

function forwardedFrom(name) {
  return h("p", { class: "forwarded", "data-testid": "forwarded" }, icon("forward"), "转发自", foreign(name));
}

function body(message, actions) {
  const words = message.html
    ? richText(message.html, { onLink: actions.openLink, onCommand: actions.sendCommand })
    : message.text;
  return h("div", { class: "words", dir: "auto", "data-testid": "text" }, h("span", { class: "run" }, words));
}

function quote(message, actions) {
  return h(
    "button",
    {
      type: "button",
      class: `quoted hue-${hueOf(message.from?.id ?? 0)}`,
      tabindex: "-1",
      "aria-label": `回复 ${message.from?.name}：${digest(message)}`,
      onclick: () => actions.showMessage(message.message_id),
    },
    foreign(message.from?.name ?? "", { class: "quoted-name" }),
    h("span", { class: "quoted-words", dir: "auto" }, digest(message)),
  );
}

function photo(message, actions) {
  const words = message.text || "图片";
  return h(
    "button",
    {
      type: "button",
      class: "photo",
      "aria-label": "放大图片",
      "data-testid": "photo",
      "data-focus": "photo",
      onclick: () => actions.enlarge(message.photo, words),
    },
    h("img", { src: message.photo, alt: words }),
  );
}

function file({ name, url, size }) {
  return h(
    "a",
    { class: "file", href: url, download: name, "data-testid": "document", "data-focus": "file" },
    h("span", { class: "file-icon" }, icon("file")),
    h("span", { class: "file-words" }, foreign(name, { class: "file-name" }), h("small", {}, `下载 · ${fileSize(size)}`)),
  );
}

function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// One tab stop a keyboard: in a long conversation nobody tabs through every old button.
function keyboard(message, actions) {
  const rows = message.keyboard.map((row, at) =>
    h(
      "div",
      { class: "keyboard-row" },
      row.map((button, column) => key(message, button, at, column, actions)),
    ),
  );
  const box = h("div", { class: "keyboard", role: "group", "aria-label": "按钮", "data-testid": "keyboard" }, rows);
  arrowKeys(box, ".key");
  return box;
}

function key(message, button, row, column, actions) {
  const press = async (event) => {
    const element = event.currentTarget;
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    await actions.press(message, button, row, column);
    element.removeAttribute("aria-busy");
  };
  return h(
    "button",
    {
      type: "button",
      class: "key",
      tabindex: row + column === 0 ? "0" : "-1",
      title: button.url ?? (button.copy_text ? `复制：${button.copy_text.text}` : null),
      "data-testid": "key",
      "data-row": row,
      "data-column": column,
      "data-focus": `key-${row}-${column}`,
      onclick: press,
    },
    h("span", { dir: "auto" }, button.text),
    button.url && h("span", { class: "key-mark" }, icon("outside")),
    button.copy_text && h("span", { class: "key-mark" }, icon("copy")),
  );
}
