// What stands in a conversation before its first message: what this is, and the one button to begin with.

import { foreign, h } from "./dom.js";

/** A row for an empty conversation: 开始 in the bot's private chat, a word on how to begin in a group. */
export function welcome(store, actions) {
  const { chat } = store;
  const isIn = store.isMember(chat);
  const build = () => (chat.type === "private" ? privateWelcome(store, actions) : groupWelcome(isIn, actions));
  return { key: `welcome ${chat.id}`, stamp: [isIn, store.bot.first_name], build };
}

function privateWelcome(store, { sendCommand }) {
  return h(
    "div",
    { class: "welcome", "data-testid": "welcome" },
    h("img", { src: "/page/favicon.svg", alt: "", width: 72, height: 72 }),
    h("h3", {}, foreign(store.bot.first_name)),
    h("p", {}, "每天几分钟，练出识破骗局的眼力。"),
    h(
      "button",
      { type: "button", class: "primary large", "data-testid": "start-button", onclick: () => sendCommand("/start") },
      "开始",
    ),
    h("p", { class: "small" }, "这里是沙盒：人、群和时间都是模拟的，一切只在这台电脑上，不需要 Telegram。"),
  );
}

function groupWelcome(isIn, { sendCommand }) {
  return h(
    "div",
    { class: "welcome", "data-testid": "welcome" },
    h("h3", {}, "还没有消息"),
    h("p", {}, isIn ? "发起一场抢答比赛，两个人就能开始。" : "加入以后就能说话、参加比赛。"),
    isIn &&
      h(
        "button",
        { type: "button", class: "primary", "data-testid": "contest-button", onclick: () => sendCommand("/contest") },
        "发起比赛",
      ),
  );
}
