// The list of chats: the bot's private chat, then the groups, each with its last line and what is unread.

import { avatar, botAvatar } from "./avatar.js";
import { arrowKeys, h, reconcile } from "./dom.js";
import { digest, tame } from "./store.js";
import { briefWhen } from "./time.js";

/** Draws into `box`; choosing a chat calls `onChoose(id)`. */
export function chatList(box, { onChoose }) {
  arrowKeys(box, "[data-testid=chat]");
  return (store) => {
    const chats = store.visibleChats;
    const tabStop = store.chat?.id ?? chats[0]?.id;
    reconcile(
      box,
      chats.map((chat) => row(store, chat, chat.id === tabStop, onChoose)),
    );
  };
}

function row(store, chat, isTabStop, onChoose) {
  const last = store.messagesOf(chat.id).at(-1) ?? null;
  const shown = {
    chat,
    isCurrent: chat.id === store.chatId,
    isTabStop,
    unread: store.unread(chat.id),
    isIn: store.isMember(chat),
    last,
  };
  const when = last ? briefWhen(last.date * 1000, store.now()) : "";
  const stamp = [
    chat.title,
    chat.type,
    shown.isCurrent,
    isTabStop,
    shown.unread,
    shown.isIn,
    last,
    when,
    store.personId,
  ];
  return {
    key: chat.type === "private" ? "private" : chat.id,
    stamp,
    build: () => build(shown, when, preview(store, shown), onChoose),
  };
}

function preview(store, { chat, isIn, last }) {
  if (!isIn) return "还没加入";
  if (!last) return chat.type === "private" ? "点这里，开始答题" : "还没有消息";
  const isNamed = chat.type !== "private" && last.from && !last.service;
  const speaker = last.from?.id === store.personId ? "我" : last.from?.name;
  return isNamed ? `${tame(speaker)}：${digest(last)}` : digest(last);
}

function build({ chat, isCurrent, isTabStop, unread, isIn }, when, words, onChoose) {
  const isPrivate = chat.type === "private";
  return h(
    "button",
    {
      type: "button",
      class: `chat${isIn ? "" : " chat-outside"}`,
      "aria-current": isCurrent ? "page" : null,
      tabindex: isTabStop ? "0" : "-1",
      "data-testid": "chat",
      "data-chat": chat.id,
      "data-kind": chat.type,
      "data-focus": "chat",
      onclick: () => onChoose(chat.id),
    },
    isPrivate ? botAvatar() : avatar(chat.id, chat.title, { group: true }),
    h(
      "span",
      { class: "chat-top" },
      h("bdi", { class: "chat-title" }, chat.title),
      h("span", { class: "chat-when" }, when),
    ),
    h(
      "span",
      { class: "chat-bottom" },
      h("span", { class: "chat-preview", dir: "auto" }, words),
      unread > 0 && badge(unread),
    ),
  );
}

function badge(unread) {
  return h(
    "span",
    { class: "badge", "data-testid": "unread", "aria-label": `${unread} 条未读` },
    unread > 99 ? "99+" : unread,
  );
}
