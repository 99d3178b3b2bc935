// The page's side of /page/api: one function a call, and the stream of events.

/** Something the sandbox did not accept; its message can be shown. */
export class Refused extends Error {}

// A form goes as it is (it carries a file), anything else as JSON.
function post(body) {
  if (body instanceof FormData) return { method: "POST", body };
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

async function request(path, body) {
  const options = body === undefined ? {} : post(body);
  let response;
  try {
    response = await fetch(`/page/api/${path}`, options);
  } catch {
    throw new Refused("连不上沙盒，请看看它是不是还在运行。");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok)
    throw new Refused(answer?.error ?? answer?.description ?? `沙盒没有接受这次操作（${response.status}）。`);
  return answer;
}

const query = (values) => new URLSearchParams(values).toString();

export const api = {
  state: () => request("state"),
  messages: async (person, chat) => (await request(`messages?${query({ person, chat })}`)).messages,
  commands: async (person, chat) => (await request(`commands?${query({ person, chat })}`)).commands,
  say: (words) => request("say", words),
  sendFile: (form) => request("file", form),
  forward: (message) => request("forward", message),
  forwardText: (words) => request("forward_text", words),
  tap: (press) => request("tap", press),
  vote: (person, pollId, optionIds) => request("vote", { person, poll_id: pollId, option_ids: optionIds }),
  moveClock: (span) => request("clock", { forward_ms: span }),
  addPerson: (name, language) => request("person", { name, language_code: language }),
  addGroup: (title, forum) => request("group", { title, forum }),
  membership: (person, chat, action) => request("membership", { person, chat, action }),
};

const RETRY_FIRST = 500;
const RETRY_LAST = 4000;

/**
 * Listens to what happens around a person until the returned function is called; reconnects by itself. `onOpen` comes
 * after every (re)connection: events may have been missed, so it is the moment to load afresh.
 */
export function listen(person, { onEvent, onOpen, onLost }) {
  let source = null;
  let timer = 0;
  let pause = RETRY_FIRST;
  const connect = () => {
    source = new EventSource(`/page/api/events?${query({ person })}`);
    source.onopen = () => {
      pause = RETRY_FIRST;
      onOpen();
    };
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    // The browser retries a broken stream by itself, but gives up for good on an error page: so we always do it.
    source.onerror = () => {
      source.close();
      onLost();
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, RETRY_LAST);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
