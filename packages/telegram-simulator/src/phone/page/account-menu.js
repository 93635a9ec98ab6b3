import { act } from "./control.js";
import { dressFace } from "./element.js";
import { groupEntries } from "./group-menu.js";
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

/** Shows which chat is open and what can be done with it and with the person; `turnTo` opens another chat. */
export function showBot(turnTo) {
  const { bot, group, person, transcript } = session;
  const name = group?.title ?? bot?.name ?? "No bot yet";
  page["bot-name"].textContent = name;
  dressFace(page["bot-face"], name, group?.id ?? bot?.id ?? 0);
  fillMenu(page.menu, [
    ...(group ? groupEntries() : botEntries(bot)),
    ["New bot…", () => void newBot(turnTo)],
    ...(person ? [[`Rename ${person.firstName}…`, () => void rename(person)]] : []),
    ...(!group && transcript?.opened && !transcript.blocked ? [["Block the bot", block, "danger"]] : []),
    ...(person
      ? [[person.deactivated ? "Bring the account back" : "Delete the account", toggleAccount, "danger"]]
      : []),
  ]);
}

function botEntries(bot) {
  if (!bot) return [];
  const { id: botId, canReadAllGroupMessages: hearsAll } = bot;
  const setPrivacy = () => void attempt(() => act("setBot", { botId, canReadAllGroupMessages: !hearsAll }));
  return [
    ["Copy the bot's token", () => void copy(bot.token)],
    [hearsAll ? "Turn privacy mode on" : "Turn privacy mode off", setPrivacy],
  ];
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
