// The sandbox's clock: what time it is there, how long a poll still runs, and the buttons that move time forward.

import { clockSeconds, clockTime, fullDate, remainingWords, untilNextDay, zoneName } from "./time.js";

const BEAT = 500;

/** Ticks the clock and every countdown on the page; the buttons call `onForward(milliseconds)`. */
export function clockPanel(store, { onForward }) {
  const panel = document.getElementById("clock");
  const chip = document.getElementById("clock-chip");
  document.getElementById("clock-zone").textContent = zoneName();
  for (const button of panel.querySelectorAll("[data-forward]"))
    button.addEventListener("click", () => press(button, store, onForward));
  chip.addEventListener("click", () => unfold(panel, chip, chip.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && unfold(panel, chip, false));
  document.addEventListener(
    "pointerdown",
    (event) => !panel.contains(event.target) && !chip.contains(event.target) && unfold(panel, chip, false),
  );
  const tick = () => store.bot && show(store.now(), chip);
  setInterval(tick, BEAT);
  return tick;
}

// On a phone the panel hides behind the chip in the conversation's header.
function unfold(panel, chip, isOpen) {
  panel.classList.toggle("open", isOpen);
  chip.setAttribute("aria-expanded", String(isOpen));
}

async function press(button, store, onForward) {
  if (button.getAttribute("aria-busy") === "true") return;
  const span = button.dataset.forward === "day" ? untilNextDay(store.now()) : Number(button.dataset.forward);
  button.setAttribute("aria-busy", "true");
  await onForward(span);
  button.removeAttribute("aria-busy");
}

function show(now, chip) {
  const face = document.getElementById("clock-time");
  write(face, clockSeconds(now));
  face.dateTime = new Date(now).toISOString();
  write(document.getElementById("clock-date"), fullDate(now));
  write(chip, clockTime(now));
  chip.setAttribute("aria-label", `沙盒时钟 ${clockTime(now)}，点开可以拨快`);
  for (const countdown of document.querySelectorAll("[data-until]")) beat(countdown, now);
}

function beat(countdown, now) {
  const left = Number(countdown.dataset.until) - now;
  const whole = Number(countdown.dataset.until) - Number(countdown.dataset.since);
  write(countdown.querySelector(".countdown-words"), remainingWords(left));
  countdown.style.setProperty("--left", String(Math.max(0, Math.min(1, left / whole))));
  countdown.classList.toggle("hurry", left < 6000);
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
