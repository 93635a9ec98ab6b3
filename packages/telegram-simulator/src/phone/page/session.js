import { element } from "./element.js";

/** Every element of the page that has an id. */
export const page = Object.fromEntries([...document.querySelectorAll("[id]")].map((one) => [one.id, one]));

/** Who exists, who is being played, which chat is open (a bot's or a group's, there perhaps a topic), and what it shows. */
export const session = {
  people: [],
  bots: [],
  groups: [],
  person: undefined,
  bot: undefined,
  group: undefined,
  threadId: undefined,
  transcript: undefined,
  /** What a deep link has Start bring along. */
  startPayload: undefined,
};

/** Where the person acts, as the control API takes it. */
export function side() {
  const { person, bot, group, threadId } = session;
  if (!group) return { personId: person.id, botId: bot.id };
  return { personId: person.id, chatId: group.id, ...(threadId > 1 && { threadId }) };
}

/** First and last name of a person, or the name of a bot. */
export const nameOf = ({ firstName, lastName, name }) => name ?? [firstName, lastName].filter(Boolean).join(" ");

/** The person or bot with this id. */
export const findOne = (id) => session.people.find((one) => one.id === id) ?? session.bots.find((one) => one.id === id);

/** Whether a message is by the person who is being played. */
export function isMine(message) {
  return session.group ? message.authorId === session.person.id && message.from !== "chat" : message.from === "person";
}

/** The groups somebody is in. */
export function groupsOf(person) {
  return session.groups.filter((group) =>
    group.members.some(({ id, status }) => id === person?.id && status !== "left" && status !== "kicked"),
  );
}

const shownMs = 4000;
let hiding;

/** Says something for a few seconds. */
export function toast(text) {
  page.toast.replaceChildren(element("span", {}, text));
  page.toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    page.toast.hidden = true;
  }, shownMs);
}

/** Runs what a person did; what can't be done is said, not thrown. */
export async function attempt(deed) {
  try {
    return await deed();
  } catch (error) {
    toast(error.message);
  }
}

/** Puts a text on the clipboard. */
export async function copy(text) {
  await attempt(async () => {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  });
}
