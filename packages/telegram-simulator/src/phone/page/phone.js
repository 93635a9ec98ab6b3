import { newPerson, showBot } from "./account-menu.js";
import { readChat } from "./chat.js";
import { showChats, showTopics } from "./chats.js";
import { setAbout } from "./composer.js";
import { act, follow } from "./control.js";
import { dressFace, element } from "./element.js";
import { attempt, groupsOf, nameOf, page, session } from "./session.js";

/** People whose chat with the open bot has something new. */
const unread = new Set();

async function readEveryone() {
  [session.people, session.bots, session.groups] = await Promise.all([act("people"), act("bots"), act("groups")]);
  const wanted = new URLSearchParams(location.hash.slice(1));
  const pick = (all, current, wish) =>
    all.find((one) => one.id === (current?.id ?? Number(wish)) || (!current && one.username === wish)) ?? all[0];
  session.person = pick(session.people, session.person, wanted.get("person"));
  session.bot = pick(session.bots, session.bot, wanted.get("bot"));
  // A deep link, as `t.me/<bot>?start=…` is one: pressing Start brings its payload to the bot.
  session.startPayload = wanted.get("start") ?? undefined;
  const groupId = session.group?.id ?? Number(wanted.get("group"));
  session.group = groupsOf(session.person).find((group) => group.id === groupId);
  if (!session.group?.topics.some(({ threadId }) => threadId === session.threadId)) session.threadId = undefined;
  showAll();
  await showOpenChat();
}

async function showOpenChat() {
  await readChat();
  showBot(turnTo);
}

/** Opens another chat: of another person, with a bot, or a group's, there perhaps in a topic. */
function turnTo({ person = session.person, bot, group, threadId }) {
  const stays = !bot && !group && groupsOf(person).includes(session.group);
  const opened = { bot: bot ?? session.bot, group: stays ? session.group : group, threadId };
  Object.assign(session, { person, ...opened, transcript: undefined });
  setAbout(undefined);
  unread.delete(person?.id);
  if (bot || group) session.startPayload = undefined;
  const where = session.group ? `&group=${session.group.id}` : "";
  const start = session.startPayload === undefined ? "" : `&start=${encodeURIComponent(session.startPayload)}`;
  history.replaceState(null, "", `#person=${person?.id ?? ""}&bot=${session.bot?.id ?? ""}${where}${start}`);
  if (group) void attempt(readEveryone);
  else showAll();
  void attempt(showOpenChat);
}

function showAll() {
  showPeople();
  showChats(turnTo);
  showTopics(turnTo);
  showBot(turnTo);
}

function showPeople() {
  page.people.replaceChildren(...session.people.map(personRow));
}

function personRow(person) {
  const className = person.deactivated ? "person gone" : "person";
  const row = element(
    "button",
    { type: "button", className, "aria-current": String(person.id === session.person?.id) },
    dressFace(element("span", { className: "face", "aria-hidden": "true" }), nameOf(person), person.id),
    element("span", { className: "name" }, nameOf(person)),
    unread.has(person.id) && element("span", { className: "dot", title: "Something new" }),
  );
  row.onclick = () => turnTo({ person });
  return element("li", {}, row);
}

function heed(change) {
  const { person, bot, group } = session;
  if (change?.kind === "group") {
    if (change.chatId === group?.id) void attempt(readEveryone);
  } else if (change?.kind !== "chat") void attempt(readEveryone);
  else if (group) return;
  else if (change.botId !== bot?.id) return;
  else if (change.personId === person?.id) void attempt(showOpenChat);
  else {
    unread.add(change.personId);
    showPeople();
  }
}

page["add-person"].onclick = () => void newPerson(turnTo);
follow(heed, () => {
  page["bot-state"].textContent = "waiting for the simulator…";
});
