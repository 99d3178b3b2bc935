// What an address means inside the sandbox: only the bot's own t.me addresses lead anywhere.

const START = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * {kind: "start", text} says what to send to the bot (text is null when the address only opens its chat),
 * {kind: "group"} asks to add the bot to a group, {kind: "person"} mentions somebody, {kind: "outside"} is all else.
 */
export function readLink(url, botName) {
  const address = parse(url);
  if (!address) return { kind: "outside" };
  if (address.protocol === "tg:" && address.host === "user") return { kind: "person" };
  if (!isBot(address, botName)) return { kind: "outside" };
  if (address.searchParams.has("startgroup")) return { kind: "group" };
  const start = address.searchParams.get("start");
  return { kind: "start", text: start && START.test(start) ? `/start ${start}` : null };
}

function parse(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function isBot(address, botName) {
  const name = address.protocol === "tg:" ? resolvedName(address) : webName(address);
  return name.toLowerCase() === botName.toLowerCase();
}

function resolvedName(address) {
  return address.host === "resolve" ? (address.searchParams.get("domain") ?? "") : "";
}

function webName(address) {
  const known = ["http:", "https:"].includes(address.protocol) && ["t.me", "telegram.me"].includes(address.host);
  return known ? address.pathname.slice(1) : "";
}
