import { element } from "./element.js";
import { richText } from "./rich-text.js";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
/** Pixels. */
const tallest = 340;
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

/** Fills the list with a transcript's messages; those not in `known` arrive with a little motion. */
export function showMessages(list, transcript, known, on) {
  const rows = [];
  let previous;
  for (const [index, message] of transcript.messages.entries()) {
    const sent = new Date(message.sentAt);
    if (day.format(sent) !== (previous && day.format(new Date(previous.sentAt)))) {
      rows.push(element("li", { className: "day" }, day.format(sent)));
    }
    const next = transcript.messages[index + 1];
    const marks = [
      "message",
      message.from === "person" && "mine",
      previous?.from !== message.from && "turn",
      next?.from !== message.from && "last",
      known && !known.has(message.messageId) && "new",
    ];
    rows.push(row(message, marks.filter(Boolean).join(" "), transcript, on));
    previous = message;
  }
  list.replaceChildren(...rows);
}

function row(message, className, transcript, on) {
  const replied = transcript.messages.find((other) => other.messageId === message.replyTo);
  const image = message.photo && element("img", { src: message.photo.url, alt: message.text || "Photo" });
  if (image) image.style.aspectRatio = `${message.photo.width} / ${message.photo.height}`;
  const bubble = element(
    "div",
    { className: "bubble", title: "Click for what can be done with it" },
    image,
    replied && element("span", { className: "quote" }, replied.text || "Photo"),
    ...richText(message.text, message.entities, on.command),
    element(
      "span",
      { className: "meta" },
      `${message.editedAt ? "edited " : ""}${time.format(new Date(message.sentAt))}`,
    ),
  );
  bubble.onclick = (event) => {
    if (!event.target.closest("a") && String(getSelection()) === "") on.bubble(message, bubble);
  };
  const item = element("li", { className }, bubble, message.buttons && keys(message, on));
  // The place is known before the picture is there, so nothing jumps when it comes.
  if (image) item.style.width = `min(84%, ${Math.max(200, tallest * (message.photo.width / message.photo.height))}px)`;
  return item;
}

function keys(message, on) {
  const button = (one) => {
    if (one.url) return element("a", { href: one.url, target: "_blank", rel: "noreferrer noopener" }, `${one.text} ↗`);
    const key = element("button", { type: "button" }, one.text);
    key.onclick = () => on.press(message, one);
    return key;
  };
  return element(
    "div",
    { className: "buttons" },
    ...message.buttons.map((line) => element("div", {}, ...line.map(button))),
  );
}
