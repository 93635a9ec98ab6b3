import { act } from "./control.js";
import { ask } from "./menus.js";
import { attempt, findOne, nameOf, page, session } from "./session.js";

/** What can be done in and with the open group. */
export function groupEntries() {
  const { group, person } = session;
  const ids = new Map(group.members.map(({ id, status }) => [id, status]));
  const isInside = (id) => ids.has(id) && !["left", "kicked"].includes(ids.get(id));
  const bots = session.bots.filter(({ id }) => isInside(id));
  const isOwner = ids.get(person.id) === "creator";
  return [
    ["Add somebody…", () => void addMember(isInside)],
    ...(group.isForum ? [["New topic…", () => void newTopic()]] : []),
    ["Rename the group…", () => void rename()],
    ...bots.flatMap((bot) => botEntries(bot, ids.get(bot.id))),
    ...(group.type === "group" && group.migratedTo === undefined
      ? [["Make it a supergroup", () => void attempt(() => act("migrateGroup", { chatId: group.id }))]]
      : []),
    ...(group.type === "supergroup" && !group.isForum ? [["Make it a forum", () => set({ isForum: true })]] : []),
    ...(isOwner ? [] : [["Leave", () => setMember(person.id, "left"), "danger"]]),
  ];
}

function botEntries({ id, name }, status) {
  return [
    status === "administrator"
      ? [`Make ${name} a member`, () => setMember(id, "member")]
      : [`Make ${name} an administrator`, () => setMember(id, "administrator")],
    [`Remove ${name}`, () => setMember(id, "kicked"), "danger"],
  ];
}

/** Asks for a group's name and kind, and makes it with the person as its owner. */
export async function newGroup(turnTo) {
  const choices = [
    ["supergroup", "Supergroup"],
    ["forum", "Supergroup with topics"],
    ["group", "Basic group"],
    ["channel", "Channel"],
  ];
  const fields = [
    { name: "title", label: "Title", required: true },
    { name: "type", label: "Kind", choices },
  ];
  const given = await ask(page.dialog, { title: "New group", fields, confirm: "Create" });
  if (!given) return;
  const isForum = given.type === "forum";
  const members = session.bot ? [session.bot.id] : [];
  const wanted = { title: given.title, type: isForum ? "supergroup" : given.type, isForum };
  const group = await attempt(() => act("createGroup", { ...wanted, creatorId: session.person.id, members }));
  if (group) turnTo({ group });
}

/** Asks for a topic's name and opens it. */
export async function newTopic() {
  const fields = [{ name: "name", label: "Name", required: true }];
  const given = await ask(page.dialog, { title: "New topic", fields, confirm: "Open" });
  const { group, person } = session;
  if (given) await attempt(() => act("createTopic", { personId: person.id, chatId: group.id, ...given }));
}

async function addMember(isInside) {
  const outside = [...session.people, ...session.bots].filter(({ id }) => !isInside(id));
  const choices = outside.map((one) => [String(one.id), nameOf(one)]);
  const given = await ask(page.dialog, {
    title: "Add somebody",
    fields: [{ name: "id", label: "Who", choices }],
    confirm: "Add",
  });
  const id = Number(given?.id);
  const isBot = session.bots.some((bot) => bot.id === id);
  const status = isBot && session.group.type === "channel" ? "administrator" : "member";
  if (given && findOne(id)) setMember(id, status);
}

async function rename() {
  const fields = [{ name: "title", label: "Title", value: session.group.title, required: true }];
  const given = await ask(page.dialog, { title: "Rename the group", fields });
  if (given) set(given);
}

function set(changed) {
  void attempt(() => act("setGroup", { chatId: session.group.id, ...changed }));
}

function setMember(memberId, status) {
  const { group, person } = session;
  void attempt(() => act("setMember", { chatId: group.id, memberId, status, byId: person.id }));
}
