// Who somebody is at a glance: a colour by id, and the character that tells people apart.

import { h } from "./dom.js";

const HUES = 8;
const HAN = /\p{Script=Han}/u;

/** One of eight colours, the same for the same id everywhere on the page; neighbours among people differ. */
export function hueOf(id) {
  const number = Math.abs(id);
  return id < 0 ? ((number % 1000) + 3 * String(number).length + 3) % HUES : number % HUES;
}

/** 用户甲 shows 甲 (the first character would be the same for everybody), Ann Lee shows A. */
export function initialOf(name) {
  const graphemes = [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(name.trim())].map(
    (part) => part.segment,
  );
  if (graphemes.length === 0) return "?";
  return (HAN.test(graphemes.at(-1)) ? graphemes.at(-1) : graphemes[0]).toUpperCase();
}

/** A person's or a group's round picture; the name stands beside it, so it is hidden from screen readers. */
export function avatar(id, name, { group = false } = {}) {
  const letter = group ? ([...name.trim()][0] ?? "?") : initialOf(name);
  return h("span", { class: `avatar hue-${hueOf(id)}${group ? " avatar-group" : ""}`, "aria-hidden": "true" }, letter);
}

/** The bot's picture: its shield. */
export function botAvatar() {
  return h(
    "span",
    { class: "avatar avatar-bot", "aria-hidden": "true" },
    h("img", { src: "/page/favicon.svg", alt: "" }),
  );
}
