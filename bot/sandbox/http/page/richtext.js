// A message's formatted text, rebuilt node by node. The server's HTML is read into an inert document and only tags on
// the list below are made anew, without their attributes: a fault there could not bring a script or a picture here.

import { h } from "./dom.js";

const TAGS = {
  B: "strong",
  STRONG: "strong",
  I: "em",
  EM: "em",
  U: "u",
  INS: "u",
  S: "s",
  STRIKE: "s",
  DEL: "s",
  CODE: "code",
  PRE: "pre",
  BLOCKQUOTE: "blockquote",
};
const LITERAL = new Set(["CODE", "PRE", "A"]);
const BLOCKS = new Set(["BLOCKQUOTE", "PRE"]);
const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "TITLE", "NOSCRIPT", "SVG", "MATH"]);
const SPOILER = /^(tg-)?spoiler$/;
const COMMAND = /(^|[\s(（「：:，。])(\/[a-z][a-z0-9_]{0,31}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])/g;

/** The formatted text as nodes; links call `onLink(url)`, commands in the text call `onCommand("/quiz")`. */
export function richText(html, { onLink, onCommand }) {
  const inert = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyChildren(inert.body, fragment, { onLink, onCommand, literal: false });
  return fragment;
}

/** What a screen reader says of formatted text. */
export function plainText(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

function copyChildren(from, to, context) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE)
      to.append(...(context.literal ? [wordsOf(node)] : withCommands(wordsOf(node), context)));
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, to, context);
  }
}

// A quotation is a block of its own: the line ends beside it would show as empty lines.
function wordsOf(node) {
  const after = BLOCKS.has(node.previousSibling?.nodeName) ? node.data.replace(/^\n/, "") : node.data;
  return BLOCKS.has(node.nextSibling?.nodeName) ? after.replace(/\n$/, "") : after;
}

function copyElement(node, to, context) {
  if (SILENT.has(node.tagName.toUpperCase())) return;
  if (node.tagName === "BR") {
    to.append("\n");
    return;
  }
  const made = remake(node, context);
  copyChildren(node, made ?? to, { ...context, literal: context.literal || LITERAL.has(node.tagName) });
  if (made) to.append(made);
}

function remake(node, context) {
  if (node.tagName === "A") return link(node.getAttribute("href"), context);
  if (node.tagName === "TG-SPOILER" || (node.tagName === "SPAN" && SPOILER.test(node.className))) return spoiler();
  if (node.tagName === "BLOCKQUOTE" && (node.hasAttribute("expandable") || node.className === "expandable"))
    return foldedQuote();
  const tag = TAGS[node.tagName];
  return tag ? h(tag) : null;
}

function link(url, { onLink }) {
  if (!url) return null;
  return pressable("a", { class: "link", role: "link", title: url, "data-testid": "link", "data-url": url }, () =>
    onLink(url),
  );
}

function spoiler() {
  const element = pressable("span", { class: "spoiler", role: "button", "aria-label": "隐藏的内容，按下显示" }, () => {
    element.classList.add("shown");
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
    element.tabIndex = -1;
  });
  return element;
}

function foldedQuote() {
  const quote = pressable("blockquote", { class: "folded", role: "button", "aria-expanded": "false" }, () => {
    quote.setAttribute("aria-expanded", String(!quote.classList.toggle("folded")));
  });
  return quote;
}

function withCommands(text, { onCommand }) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(COMMAND)) {
    const at = found.index + found[1].length;
    parts.push(text.slice(from, at), commandLink(found[2], onCommand));
    from = at + found[2].length;
  }
  parts.push(text.slice(from));
  return parts;
}

function commandLink(command, onCommand) {
  return pressable(
    "a",
    { class: "link", role: "link", dir: "ltr", "data-testid": "command-link" },
    () => onCommand(command),
    command,
  );
}

function pressable(tag, attributes, press, ...children) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
  return h(tag, { tabindex: "0", ...attributes, onclick: press, onkeydown }, ...children);
}
