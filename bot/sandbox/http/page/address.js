// The page's address says who is looking at what, so that two tabs can be two people: ?person=ID&chat=ID&topic=ID.

/** What the address asks for, from the query or the hash; a number or null each. */
export function readAddress() {
  const hash = new URLSearchParams(location.hash.replace(/^#/, ""));
  const search = new URLSearchParams(location.search);
  const read = (name) => number(search.get(name) ?? hash.get(name));
  return { person: read("person"), chat: read("chat"), topic: read("topic") };
}

function number(text) {
  return text !== null && /^-?\d{1,16}$/.test(text) ? Number(text) : null;
}

/** Writes the address; `isStep` adds a step to the history, so that a phone's back gesture returns to the list. */
export function writeAddress(store, isStep) {
  const values = new URLSearchParams();
  if (store.personId !== null) values.set("person", store.personId);
  if (store.chatId !== null) values.set("chat", store.chatId);
  if (store.chat?.is_forum) values.set("topic", store.topicId);
  const address = `${location.pathname}?${values}`;
  if (address === location.pathname + location.search && !location.hash) return;
  if (isStep) history.pushState({ isStep: true }, "", address);
  else history.replaceState(history.state, "", address);
}
