import { act } from "./control.js";
import { dressFace } from "./element.js";
import { ask, fillMenu, place } from "./menus.js";
import { attempt, copy, nameOf, page, session, side } from "./session.js";

const personFields = (one) => [
  { name: "firstName", label: "First name", value: one?.firstName, required: true },
  { name: "lastName", label: "Last name", value: one?.lastName },
  { name: "username", label: "Username, without @", value: one?.username },
  { name: "languageCode", label: "Language (en, ru, …)", value: one?.languageCode },
];
const botFields = [
  { name: "name", label: "Name", required: true },
  { name: "username", label: 'Username, ending in "bot"', required: true },
];

/** Shows which bot is open and what can be done with it and with the person; `turnTo` opens another chat. */
export function showBot(turnTo) {
  const { bots, bot, person, transcript } = session;
  page["bot-name"].textContent = bot?.name ?? "No bot yet";
  dressFace(page["bot-face"], bot?.name ?? "?", bot?.id ?? 0);
  fillMenu(page.menu, [
    ...(bot ? [["Copy the bot's token", () => void copy(bot.token)]] : []),
    ...bots.filter((one) => one.id !== bot?.id).map((one) => [`Open @${one.username}`, () => turnTo({ bot: one })]),
    ["New bot…", () => void newBot(turnTo)],
    ...(person ? [[`Rename ${person.firstName}…`, () => void rename(person)]] : []),
    ...(transcript?.opened && !transcript.blocked ? [["Block the bot", block, "danger"]] : []),
    ...(person
      ? [[person.deactivated ? "Bring the account back" : "Delete the account", toggleAccount, "danger"]]
      : []),
  ]);
}

/** Asks who is new, and turns to them. */
export async function newPerson(turnTo) {
  const given = await ask(page.dialog, { title: "New person", fields: personFields(), confirm: "Create" });
  const person = given && (await attempt(() => act("createPerson", given)));
  if (person) turnTo({ person });
}

async function newBot(turnTo) {
  const given = await ask(page.dialog, { title: "New bot", fields: botFields, confirm: "Create" });
  const bot = given && (await attempt(() => act("createBot", given)));
  if (bot) turnTo({ bot });
}

async function rename(person) {
  const given = await ask(page.dialog, { title: `Rename ${nameOf(person)}`, fields: personFields(person) });
  if (given) await attempt(() => act("renamePerson", { ...given, personId: person.id }));
}

function block() {
  void attempt(() => act("setBlocked", { ...side(), blocked: true }));
}

function toggleAccount() {
  const { id, deactivated } = session.person;
  void attempt(() => act("setDeactivated", { personId: id, deactivated: !deactivated }));
}

page.menu.ontoggle = (event) => {
  if (event.newState === "open") place(page.menu, page["menu-button"]);
};
