// A poll inside a bubble: what is asked, one tap to vote, then bars and marks as far as the sandbox tells them.

import { arrowKeys, h } from "./dom.js";

/** `onVote(poll, optionIds)` votes, or takes the vote back when there are none; `since` is when the poll was sent (ms). */
export function buildPoll(poll, since, { onVote }) {
  const state = readState(poll);
  const options = h(
    "div",
    { class: "options", role: "group", "aria-label": poll.question },
    poll.options.map((option, index) => buildOption(poll, option, index, state)),
  );
  const send = (ids) => vote(poll, ids, options, onVote);
  arrowKeys(options, ".option");
  if (state.isOpen) options.addEventListener("click", (event) => onOption(event, poll, send));
  return h(
    "section",
    {
      class: `poll${state.isOpen ? " poll-open" : ""}`,
      "data-testid": "poll",
      "data-poll": poll.id,
      "data-closed": String(poll.is_closed),
      "aria-label": state.kind,
    },
    poll.description &&
      h("blockquote", { class: "poll-description", dir: "auto", "data-testid": "poll-description" }, poll.description),
    h("p", { class: "poll-question", dir: "auto", "data-testid": "poll-question" }, poll.question),
    h("p", { class: "poll-kind", "data-testid": "poll-state" }, [state.kind, state.words].filter(Boolean).join(" · ")),
    options,
    state.isOpen && poll.allows_multiple_answers && action("投票", "poll-send", () => send(chosen(options, poll))),
    state.isRevocable && action("撤回投票", "poll-retract", () => send([])),
    poll.explanation &&
      h("p", { class: "poll-explanation", dir: "auto", "data-testid": "poll-explanation" }, poll.explanation),
    h(
      "div",
      { class: "poll-foot" },
      h("span", { "data-testid": "poll-total" }, totalWords(poll)),
      !poll.is_closed && poll.open_until && countdown(poll.open_until, since),
    ),
  );
}

function readState(poll) {
  const mine = poll.my_vote ?? [];
  const hasVoted = mine.length > 0;
  const areResultsShown = poll.options.some((option) => typeof option.votes === "number");
  return {
    mine,
    areResultsShown,
    correct: poll.correct_option_ids ?? [],
    isOpen: !hasVoted && !poll.is_closed,
    isRevocable: hasVoted && !poll.is_closed && poll.allows_revoting,
    kind: poll.type === "quiz" ? "测验" : "投票",
    words: stateWords(poll, hasVoted, areResultsShown),
  };
}

function stateWords(poll, hasVoted, areResultsShown) {
  if (poll.is_closed) return "已结束";
  if (hasVoted) return areResultsShown ? "已投票" : "已投票，结果在结束后公布";
  return poll.allows_multiple_answers ? "可以多选" : "";
}

function totalWords(poll) {
  return poll.total > 0 ? `${poll.total} 人参与` : "还没有人投票";
}

function action(words, testid, press) {
  return h(
    "button",
    { type: "button", class: "quiet", "data-testid": testid, "data-focus": testid, onclick: press },
    words,
  );
}

function countdown(until, since) {
  return h(
    "span",
    { class: "countdown", "data-testid": "countdown", "data-until": until, "data-since": since },
    h("span", { class: "countdown-ring", "aria-hidden": "true" }),
    h("span", { class: "countdown-words" }),
  );
}

function buildOption(poll, option, index, state) {
  const isMine = state.mine.includes(option.id);
  const mark = markOf(option, isMine, state);
  const share = state.areResultsShown && poll.total > 0 ? Math.round((100 * option.votes) / poll.total) : 0;
  const result = state.areResultsShown ? `${share}%` : "";
  const element = h(
    "button",
    {
      type: "button",
      class: `option option-${mark.name}`,
      "aria-disabled": state.isOpen ? null : "true",
      tabindex: index > 0 ? "-1" : "0",
      "aria-pressed": String(isMine),
      "aria-label": [option.text, mark.words, result].filter(Boolean).join("，"),
      "data-testid": "poll-option",
      "data-option": option.id,
      "data-mark": mark.name,
      "data-focus": `option-${option.id}`,
    },
    h("span", { class: "option-mark", "aria-hidden": "true" }),
    h("span", { class: "option-text", dir: "auto" }, option.text),
    h("span", { class: "option-share", "aria-hidden": "true" }, result),
    state.areResultsShown && h("span", { class: "option-bar", "aria-hidden": "true" }),
  );
  element.style.setProperty("--share", String(share / 100));
  return element;
}

function markOf(option, isMine, { correct }) {
  if (correct.includes(option.id)) return { name: "right", words: isMine ? "正确答案，我选了它" : "正确答案" };
  if (isMine && correct.length > 0) return { name: "wrong", words: "我选了它，答错了" };
  return isMine ? { name: "mine", words: "我选了它" } : { name: "plain", words: "" };
}

function onOption(event, poll, send) {
  const option = event.target.closest(".option");
  if (!option) return;
  if (poll.allows_multiple_answers) {
    option.setAttribute("aria-pressed", String(option.getAttribute("aria-pressed") !== "true"));
    return;
  }
  option.classList.add("pending");
  send([idOf(option, poll)]).finally(() => option.classList.remove("pending"));
}

function idOf(element, poll) {
  return poll.options.find(({ id }) => String(id) === element.dataset.option).id;
}

function chosen(options, poll) {
  return [...options.querySelectorAll("[aria-pressed=true]")].map((element) => idOf(element, poll));
}

async function vote(poll, ids, options, onVote) {
  if (options.hasAttribute("aria-busy")) return;
  options.setAttribute("aria-busy", "true");
  await onVote(poll, ids);
  options.removeAttribute("aria-busy");
}
