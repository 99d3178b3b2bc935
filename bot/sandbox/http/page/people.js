// 我是谁: one of several people, as a row of faces.

import { avatar } from "./avatar.js";
import { arrowKeys, h, icon, reconcile } from "./dom.js";

/** Draws into `box`; choosing a face calls `onChoose(id)`, the button after them `onAdd()`. */
export function peopleRow(box, { onChoose, onAdd }) {
  arrowKeys(box, "[role=radio]", { onMove: (face) => onChoose(Number(face.dataset.person)) });
  box.after(addButton(onAdd));
  return (store) => {
    const faces = store.people.map((person) => ({
      key: person.id,
      stamp: [person.name, person.id === store.personId],
      build: () => face(person, person.id === store.personId, onChoose),
    }));
    reconcile(box, faces);
  };
}

function face(person, isMe, onChoose) {
  return h(
    "button",
    {
      type: "button",
      class: "face",
      role: "radio",
      "aria-checked": String(isMe),
      tabindex: isMe ? "0" : "-1",
      title: person.name,
      "data-testid": "person",
      "data-person": person.id,
      "data-focus": "face",
      onclick: () => onChoose(person.id),
    },
    avatar(person.id, person.name),
    h("bdi", { class: "face-name" }, person.name),
  );
}

function addButton(onAdd) {
  return h(
    "button",
    { type: "button", class: "face face-add", "data-testid": "add-person", onclick: onAdd },
    h("span", { class: "avatar avatar-add" }, icon("plus")),
    h("span", { class: "face-name" }, "添加"),
  );
}
