// Building and updating elements. Text always goes in as text nodes; nothing here parses HTML.

/** An element with attributes, listeners (`onclick` and the like are functions) and children (strings or nodes). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A name or other foreign text that keeps its own direction to itself. */
export function foreign(text, attributes = {}) {
  return h("bdi", attributes, text);
}

const rowsOf = new WeakMap();

/**
 * Makes the children of `parent` match `rows` ({key, stamp: array, build}); an element whose stamp is unchanged stays,
 * so that scrolling, focus and half-made clicks survive. Focus inside a replaced element moves to its successor.
 */
export function reconcile(parent, rows) {
  const before = rowsOf.get(parent) ?? new Map();
  const after = new Map();
  const replaced = [];
  for (const row of rows) {
    const known = before.get(row.key);
    if (known && sameStamp(known.stamp, row.stamp)) {
      after.set(row.key, known);
    } else {
      const element = row.build();
      if (known?.element.contains(document.activeElement)) replaced.push([focusMark(known.element), element]);
      after.set(row.key, { stamp: row.stamp, element });
    }
  }
  place(parent, before, after);
  rowsOf.set(parent, after);
  for (const [mark, element] of replaced) restoreFocus(mark, element);
}

function sameStamp(one, other) {
  return one.length === other.length && one.every((part, index) => Object.is(part, other[index]));
}

function place(parent, before, after) {
  for (const [key, { element }] of before) {
    if (after.get(key)?.element !== element) element.remove();
  }
  let next = parent.firstChild;
  for (const { element } of after.values()) {
    if (element === next) next = next.nextSibling;
    else parent.insertBefore(element, next);
  }
}

function focusMark(element) {
  const focused = document.activeElement;
  return { key: focused.dataset.focus, words: plainWords(focused), self: focused === element };
}

// A changed keyboard must not put the focus on a button that merely took the old one's place ("这题有问题" where
// option B was): the same words keep it, else the first button gets it.
function restoreFocus(mark, element) {
  const candidates = [...element.querySelectorAll("[data-focus]")];
  const same = candidates.find((node) => node.dataset.focus === mark.key && plainWords(node) === mark.words);
  const target = mark.self
    ? element
    : (same ?? candidates.find((node) => plainWords(node) === mark.words) ?? candidates[0]);
  (target ?? element).focus({ preventScroll: true });
}

function plainWords(node) {
  return (node.textContent ?? "").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Arrow keys, Home and End move among `selector` inside `container`; one of them at a time is a tab stop. */
export function arrowKeys(container, selector, { onMove = () => {} } = {}) {
  container.addEventListener("keydown", (event) => {
    const items = [...container.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const to = at < 0 ? null : arrowTarget(event.key, at, items);
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    for (const item of items) item.tabIndex = item === items[to] ? 0 : -1;
    items[to].focus();
    onMove(items[to]);
  });
}

function arrowTarget(key, at, items) {
  const count = items.length;
  const targets = {
    ArrowRight: () => (at + 1) % count,
    ArrowLeft: () => (at - 1 + count) % count,
    ArrowDown: () => inLine(items, at, 1) ?? (at + 1) % count,
    ArrowUp: () => inLine(items, at, -1) ?? (at - 1 + count) % count,
    Home: () => 0,
    End: () => count - 1,
  };
  return targets[key]?.() ?? null;
}

// The nearest item of the next line in that direction: buttons stand in rows of different lengths.
function inLine(items, at, direction) {
  const centres = items
    .map((item) => item.getBoundingClientRect())
    .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
  const ahead = centres
    .map((centre, index) => ({
      index,
      down: (centre.y - centres[at].y) * direction,
      aside: Math.abs(centre.x - centres[at].x),
    }))
    .filter(({ down }) => down > 4)
    .sort((one, other) => one.down - other.down || one.aside - other.aside);
  return ahead[0]?.index ?? null;
}

const PATHS = {
  plus: "M12 5v14M5 12h14",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M12 5v13M6 12.500l6 6 6-6",
  send: "M12 19V6M6 11.500l6-6 6 6",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  menu: "M5 7h14M5 12h14M5 17h9",
  clock: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.300a3.5 3.5 0 0 1 0 6.400M17.5 14.400c2.4.7 4 2.8 4 5.6",
  copy: "M9 9h10v11H9zM5 15V4h10",
  clip: "M19 11.500l-7.300 7.300a4.600 4.600 0 0 1-6.500-6.500l7.900-7.900a3 3 0 0 1 4.300 4.300l-7.800 7.800a1.500 1.500 0 0 1-2.100-2.100l6.700-6.700",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 2.500-2.500L20 17M15.500 9.500h.01",
  forward: "M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  outside: "M8 16L17 7M10 7h7v7",
};

/** A line icon, 24 units wide, drawn in the current colour and hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "line-icon");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
