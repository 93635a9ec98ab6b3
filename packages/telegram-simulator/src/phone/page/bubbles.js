import { dressFace, element } from "./element.js";
import { eventText, literalView } from "./literal.js";
import { mediaView } from "./media.js";
import { richText } from "./rich-text.js";
import { findOne, isMine, nameOf, session } from "./session.js";
import { summary } from "./summary.js";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
/** Pixels. */
const tallest = 340;
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

/** Fills the list with messages; those not in `known` arrive with a little motion. An album is one bubble. */
export function showMessages(list, messages, known, on) {
  const rows = [];
  const turns = albumsOf(messages);
  let previous;
  for (const [index, album] of turns.entries()) {
    const [message] = album;
    const sent = new Date(message.sentAt);
    if (day.format(sent) !== (previous && day.format(new Date(previous.sentAt)))) {
      rows.push(element("li", { className: "day" }, day.format(sent)));
    }
    const next = turns[index + 1]?.[0];
    const isNew = known && !known.has(message.messageId);
    rows.push(
      isEvent(message) ? event(message, messages) : row(album, marksOf(message, previous, next, isNew), messages, on),
    );
    previous = message;
  }
  list.replaceChildren(...rows);
}

function albumsOf(messages) {
  const turns = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.albumId && last?.[0].albumId === message.albumId) last.push(message);
    else turns.push([message]);
  }
  return turns;
}

const isEvent = ({ literal, pinned }) => pinned !== undefined || (literal && !literalView(literal));
const isSameAuthor = (a, b) => a?.from === b?.from && a?.authorId === b?.authorId && !(b && isEvent(b));

function marksOf(message, previous, next, isNew) {
  const marks = [
    "message",
    isMine(message) && "mine",
    !isSameAuthor(message, previous) && "turn",
    !isSameAuthor(message, next) && "last",
    isNew && "new",
  ];
  return marks.filter(Boolean).join(" ");
}

function authorName({ from, authorId }) {
  if (from === "chat") return session.group.title;
  const author = findOne(authorId);
  return author ? nameOf(author) : "Somebody";
}

function event(message, messages) {
  const pinned = messages.find(({ messageId }) => messageId === message.pinned);
  const told = { author: authorName(message), pinned: message.pinned && (pinned ? summary(pinned) : "a message") };
  return element("li", { className: "day" }, eventText(message.literal ?? {}, told));
}

function row(album, className, messages, on) {
  const [message] = album;
  const captioned = album.find(({ text }) => text) ?? message;
  const replied = messages.find((other) => other.messageId === message.replyTo);
  const isBare = message.media?.kind === "sticker" || message.media?.kind === "video_note" || message.literal?.dice;
  const bubble = element(
    "div",
    { className: `bubble${isBare ? " bare" : ""}`, title: "Click for what can be done with it" },
    session.group && !isMine(message) && className.includes("turn") && senderLine(message),
    message.forwardedFrom &&
      element("span", { className: "origin" }, `Forwarded from ${originName(message.forwardedFrom)}`),
    replied && element("span", { className: "quote" }, message.quote?.text ?? summary(replied)),
    album.length > 1 ? albumView(album) : message.media && mediaView(message.media, message.text),
    message.literal && literalView(message.literal),
    ...richText(captioned.text, captioned.entities, on.command),
    element(
      "span",
      { className: "meta" },
      `${message.editedAt ? "edited " : ""}${time.format(new Date(message.sentAt))}`,
    ),
    reactionsOf(message, on),
  );
  bubble.onclick = (click) => {
    if (!click.target.closest("a, audio, video, .reaction") && String(getSelection()) === "")
      on.bubble(captioned, bubble);
  };
  const item = element("li", { className }, bubble, message.buttons && keys(message, on));
  const { width, height } = message.media ?? {};
  if (album.length === 1 && width && height && !isBare) {
    item.style.width = `min(84%, ${Math.max(200, tallest * (width / height))}px)`;
  }
  return item;
}

function senderLine(message) {
  const line = element("span", { className: "sender" }, authorName(message));
  return dressFace(line, authorName(message), message.authorId ?? 0, { isNamed: true });
}

function originName({ sender_user: user, sender_user_name: name, chat, sender_chat: senderChat }) {
  return user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : (name ?? (chat ?? senderChat).title);
}

function albumView(album) {
  const isGrid = album.every(({ media }) => media.kind === "photo" || media.kind === "video");
  return element(
    "div",
    { className: isGrid ? "album" : "stack" },
    ...album.map(({ media, text }) => mediaView(media, text)),
  );
}

function reactionsOf(message, on) {
  const counts = Map.groupBy(message.reactions ?? [], ({ type }) => type.emoji ?? "⭐");
  if (counts.size === 0) return undefined;
  const chips = [...counts].map(([emoji, reactions]) => {
    const isOwn = reactions.some(({ authorId }) => authorId === session.person.id);
    const label = reactions.length > 1 ? `${emoji} ${reactions.length}` : emoji;
    const chip = element("button", { type: "button", className: isOwn ? "reaction own" : "reaction" }, label);
    chip.onclick = () => on.react(message, isOwn ? null : emoji);
    return chip;
  });
  return element("span", { className: "reactions" }, ...chips);
}

function keys(message, on) {
  const button = (one) => {
    const url = one.url ?? one.web_app?.url;
    if (url) return element("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, `${one.text} ↗`);
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
