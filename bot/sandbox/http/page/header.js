// The head of the conversation: whose chat this is, and a forum's topics as tabs.

import { avatar, botAvatar } from "./avatar.js";
import { arrowKeys, foreign, h, reconcile } from "./dom.js";

/** Draws the header and the topics; choosing a topic calls `onTopic(id)`. */
export function conversationHeader({ onTopic }) {
  const topics = document.getElementById("topics");
  arrowKeys(topics, "[role=tab]", { onMove: (tab) => onTopic(Number(tab.dataset.topic)) });
  return (store) => {
    const chat = store.chat;
    const face = { key: "face", stamp: [chat?.id, chat?.title], build: () => faceOf(chat) };
    reconcile(document.getElementById("talk-avatar"), chat ? [face] : []);
    reconcile(document.getElementById("talk-title"), [
      { key: "title", stamp: [chat?.title], build: () => foreign(chat?.title ?? "") },
    ]);
    document.getElementById("talk-subtitle").textContent = chat ? subtitle(store, chat) : "";
    document.getElementById("group-settings").hidden = chat === null || chat.type === "private";
    drawTopics(topics, store, chat, onTopic);
  };
}

function faceOf(chat) {
  return chat.type === "private" ? botAvatar() : avatar(chat.id, chat.title, { group: true });
}

function subtitle(store, chat) {
  if (chat.type === "private") return `机器人 · 我是${store.person?.name ?? ""}`;
  const people = chat.members.filter((id) => id !== store.bot.id).length;
  const me = store.person?.name ?? "";
  if (!store.isMember(chat)) return `${me}还没加入 · ${people} 人`;
  return `我是${me} · ${people} 人${store.isAdmin(chat) ? " · 管理员" : ""}`;
}

function drawTopics(box, store, chat, onTopic) {
  const topics = chat ? store.topicsOf(chat) : [];
  box.hidden = topics.length === 0;
  reconcile(
    box,
    topics.map((topic) => {
      const isCurrent = topic.id === store.topicId;
      const unread = isCurrent ? 0 : store.unread(chat.id, topic.id);
      return {
        key: `${chat.id} ${topic.id}`,
        stamp: [topic.name, isCurrent, unread],
        build: () => tab(topic, isCurrent, unread, onTopic),
      };
    }),
  );
}

function tab(topic, isCurrent, unread, onTopic) {
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      class: "topic",
      "aria-selected": String(isCurrent),
      "aria-controls": "history",
      tabindex: isCurrent ? "0" : "-1",
      "data-testid": "topic",
      "data-topic": topic.id,
      "data-focus": "topic",
      onclick: () => onTopic(topic.id),
    },
    foreign(topic.name),
    unread > 0 && h("span", { class: "badge", "aria-label": `${unread} 条未读` }, unread > 99 ? "99+" : unread),
  );
}
