import { showMessages } from "./bubbles.js";
import { say, setAbout, showComposer } from "./composer.js";
import { act } from "./control.js";
import { element } from "./element.js";
import { ask, openMenu } from "./menus.js";
import { attempt, copy, findOne, groupsOf, isMine, nameOf, page, session, side, toast } from "./session.js";

const busyMs = 5000;
const quickReactions = ["👍", "❤", "🔥", "😁", "😢", "🎉"];
const heardAnswers = new Set();
let lookingAgain;
/** Whether the newest message was in sight when the list was made: then it stays, also when a picture takes room. */
let staysAtEnd = true;

/** Reads the open chat and shows it, unless the person has turned to another one meanwhile. */
export async function readChat() {
  const { person, bot, group } = session;
  if (!person || !(bot || group)) return;
  const asked = JSON.stringify(side());
  const fresh = await act("transcript", side());
  if (asked !== JSON.stringify(side())) return;
  const known = session.transcript && new Set(session.transcript.messages.map(({ messageId }) => messageId));
  session.transcript = fresh;
  showChat(known);
}

function showChat(known) {
  const { transcript } = session;
  page["bot-state"].textContent = transcript.busy ? "typing…" : aboutChat();
  page["bot-state"].classList.toggle("busy", transcript.busy);
  clearTimeout(lookingAgain);
  if (transcript.busy) lookingAgain = setTimeout(() => void attempt(readChat), busyMs);

  const list = page.messages;
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const messages = inTopic(transcript.messages);
  showComposer();
  if (messages.length === 0) list.replaceChildren(session.group ? emptyGroup() : welcome());
  else showMessages(list, messages, known, { bubble: openBubbleMenu, press, react, command: say });
  staysAtEnd = wasAtEnd || !known;
  keepAtEnd();
  for (const answer of transcript.answers) hear(answer, known !== undefined);
}

function keepAtEnd() {
  if (staysAtEnd) page.messages.scrollTop = page.messages.scrollHeight;
}

function aboutChat() {
  const { bot, group } = session;
  if (!group) return `@${bot.username} · bot`;
  const inside = group.members.filter(({ status }) => status !== "left" && status !== "kicked").length;
  return `${group.type} · ${inside} ${group.type === "channel" ? "subscribers" : "members"}`;
}

function inTopic(messages) {
  const { group, threadId = 1 } = session;
  return group?.isForum ? messages.filter((one) => (one.threadId ?? 1) === threadId) : messages;
}

function welcome() {
  const { person, bot } = session;
  const copyToken = element("button", { type: "button", className: "big" }, "Copy the token");
  copyToken.onclick = () => void copy(bot.token);
  return element(
    "li",
    { className: "welcome" },
    element("strong", {}, `${person.firstName} hasn't opened ${bot.name} yet`),
    element("p", {}, "Paste this token where your software asks for a bot's token, then press Start below."),
    element("code", { className: "token" }, bot.token),
    copyToken,
    element("p", {}, `API root: ${location.origin}`),
  );
}

function emptyGroup() {
  return element("li", { className: "day" }, "Nothing has been said here yet");
}

/** Shows the bot's answer to a pressed button once; those from before the page was opened are old news. */
function hear(answer, isNews) {
  if (heardAnswers.has(answer.queryId)) return;
  heardAnswers.add(answer.queryId);
  if (!isNews || answer.text === "") return;
  if (answer.showAlert)
    void ask(page.dialog, { title: page["bot-name"].textContent, text: answer.text, confirm: "OK" });
  else toast(answer.text);
}

function openBubbleMenu(message, bubble) {
  const { messageId, text, literal, forwardedFrom } = message;
  openMenu(
    page["bubble-menu"],
    bubble,
    [
      ["Reply", () => setAbout({ kind: "reply", message })],
      ...(isMine(message) && !literal && !forwardedFrom ? [["Edit", () => setAbout({ kind: "edit", message })]] : []),
      ["Forward…", () => openForwardMenu(message, bubble)],
      ...(text ? [["Copy text", () => void copy(text)]] : []),
      ["Delete for all", () => void attempt(() => act("deleteMessage", { ...side(), messageId })), "danger"],
    ],
    quickReactions.map((emoji) => [emoji, () => react(message, ownReaction(message) === emoji ? null : emoji)]),
  );
}

function ownReaction({ reactions = [] }) {
  return reactions.find(({ authorId }) => authorId === session.person.id)?.type.emoji;
}

/** To a bot or a group of the same person. */
function openForwardMenu({ messageId }, bubble) {
  const { person } = session;
  const from = side();
  const send = (to) => () => void attempt(() => act("forwardMessage", { personId: person.id, ...to, from, messageId }));
  openMenu(page["bubble-menu"], bubble, [
    ...session.bots.map((bot) => [`To ${nameOf(findOne(bot.id))}`, send({ botId: bot.id })]),
    ...groupsOf(person).map((group) => [`To ${group.title}`, send({ chatId: group.id })]),
  ]);
}

function react({ messageId }, emoji) {
  void attempt(() => act("setReaction", { ...side(), messageId, emoji }));
}

function press({ messageId }, { text, callback_data: data }) {
  void attempt(() => act("pressButton", { ...side(), messageId, button: data ? { data } : { text } }));
}

for (const event of ["load", "loadedmetadata"]) page.messages.addEventListener(event, keepAtEnd, true);
page.messages.addEventListener("wheel", () => {
  staysAtEnd = false;
});
