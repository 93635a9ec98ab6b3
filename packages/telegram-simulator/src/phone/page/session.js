import { element } from "./element.js";

/** Every element of the page that has an id. */
export const page = Object.fromEntries([...document.querySelectorAll("[id]")].map((one) => [one.id, one]));

/** Who exists, who is being played with which bot, and what their phone shows. */
export const session = { people: [], bots: [], person: undefined, bot: undefined, transcript: undefined };

/** The two ends of the open chat, as the control API takes them. */
export const side = () => ({ personId: session.person.id, botId: session.bot.id });

/** First and last name. */
export const nameOf = ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(" ");

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
