// Whether this browser can draw emoji: without such a font the bot's marks (✅, 🥇) would be empty boxes.

const SIZE = 24;
// No font has a glyph for it, so it is drawn as what is missing looks like.
const MISSING = "\u{10FFFD}";

/** True when emoji are drawn as more than the box for a missing character. */
export function canDrawEmoji() {
  const [face, medal, missing] = ["😀", "🥇", MISSING].map(drawn);
  return face !== missing && medal !== missing && face !== medal;
}

function drawn(character) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.font = `${SIZE - 6}px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "top";
  context.fillText(character, 0, 2);
  return context.getImageData(0, 0, SIZE, SIZE).data.join();
}
