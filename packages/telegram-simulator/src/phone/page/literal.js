import { element } from "./element.js";

/** What a message without text or file shows, or undefined when it tells of an event. */
export function literalView({ venue, location, contact, poll, dice }) {
  if (venue) return pinCard(venue.title, venue.address);
  if (location) return pinCard("Location", `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`);
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
    return card("☎", name, `+${contact.phone_number.replace(/^\+/, "")}`);
  }
  if (poll) return pollCard(poll);
  if (dice) return element("span", { className: "large" }, `${dice.emoji} ${dice.value}`);
  return undefined;
}

/** An event in words, for a group's members. */
export function eventText(literal, { author, pinned }) {
  if (pinned) return `${author} pinned “${pinned}”`;
  const user = literal.new_chat_member ?? literal.left_chat_member;
  const name = user && [user.first_name, user.last_name].filter(Boolean).join(" ");
  if (literal.new_chat_member) return name === author ? `${name} joined` : `${author} added ${name}`;
  if (literal.left_chat_member) return name === author ? `${name} left` : `${author} removed ${name}`;
  if (literal.new_chat_title) return `${author} named the group “${literal.new_chat_title}”`;
  if (literal.migrate_to_chat_id) return "This group has become a supergroup";
  if (literal.migrate_from_chat_id) return "This supergroup was a group before";
  if (literal.forum_topic_created) return `${author} opened the topic “${literal.forum_topic_created.name}”`;
  if (literal.forum_topic_edited) return `${author} changed the topic to “${literal.forum_topic_edited.name ?? "…"}”`;
  if (literal.forum_topic_closed) return `${author} closed the topic`;
  if (literal.forum_topic_reopened) return `${author} reopened the topic`;
  if (literal.general_forum_topic_hidden) return `${author} hid the General topic`;
  if (literal.general_forum_topic_unhidden) return `${author} showed the General topic`;
  return Object.keys(literal).join(", ").replaceAll("_", " ");
}

function pinCard(title, line) {
  return card("📍", title, line);
}

function card(sign, title, line) {
  return element(
    "div",
    { className: "card" },
    element("span", { className: "badge sign", "aria-hidden": "true" }, sign),
    element("span", {}, element("b", {}, title), element("small", {}, line)),
  );
}

function pollCard({ question, options, is_anonymous: isAnonymous }) {
  return element(
    "div",
    { className: "card poll" },
    element(
      "div",
      {},
      element("b", {}, question),
      element("small", {}, isAnonymous ? "Anonymous poll" : "Poll"),
      element("ul", {}, ...options.map(({ text }) => element("li", {}, text))),
    ),
  );
}
