import { newPerson, showBot } from "./account-menu.js";
import { readChat } from "./chat.js";
import { setAbout } from "./composer.js";
import { act, follow } from "./control.js";
import { dressFace, element } from "./element.js";
import { attempt, nameOf, page, session } from "./session.js";

/** People whose chat with the open bot has something new. */
const unread = new Set();

async function readEveryone() {
  [session.people, session.bots] = await Promise.all([act("people"), act("bots")]);
  const wanted = new URLSearchParams(location.hash.slice(1));
  const pick = (all, current, id) => all.find((one) => one.id === (current?.id ?? Number(id))) ?? all[0];
  session.person = pick(session.people, session.person, wanted.get("person"));
  session.bot = pick(session.bots, session.bot, wanted.get("bot"));
  showPeople();
  showBot(turnTo);
  await showOpenChat();
}

async function showOpenChat() {
  await readChat();
  showBot(turnTo);
}

function turnTo({ person = session.person, bot = session.bot }) {
  Object.assign(session, { person, bot, transcript: undefined });
  setAbout(undefined);
  unread.delete(person?.id);
  history.replaceState(null, "", `#person=${person?.id ?? ""}&bot=${bot?.id ?? ""}`);
  showPeople();
  void attempt(showOpenChat);
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
  const { person, bot } = session;
  if (change?.kind !== "chat") void attempt(readEveryone);
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
