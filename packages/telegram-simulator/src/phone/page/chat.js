import { showMessages } from "./bubbles.js";
import { say, setAbout, showComposer } from "./composer.js";
import { act } from "./control.js";
import { element } from "./element.js";
import { ask, openMenu } from "./menus.js";
import { attempt, copy, page, session, side, toast } from "./session.js";

const busyMs = 5000;
const heardAnswers = new Set();
let lookingAgain;

/** Reads the open chat and shows it, unless the person has turned to another one meanwhile. */
export async function readChat() {
  const { person, bot } = session;
  if (!person || !bot) return;
  const fresh = await act("transcript", side());
  if (person.id !== session.person.id || bot.id !== session.bot.id) return;
  const known = session.transcript && new Set(session.transcript.messages.map(({ messageId }) => messageId));
  session.transcript = fresh;
  showChat(known);
}

function showChat(known) {
  const { bot, transcript } = session;
  page["bot-state"].textContent = transcript.busy ? "typing…" : `@${bot.username} · bot`;
  page["bot-state"].classList.toggle("busy", transcript.busy);
  clearTimeout(lookingAgain);
  if (transcript.busy) lookingAgain = setTimeout(() => void attempt(readChat), busyMs);

  const list = page.messages;
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  showComposer();
  if (transcript.messages.length === 0) list.replaceChildren(welcome());
  else showMessages(list, transcript, known, { bubble: openBubbleMenu, press, command: say });
  if (wasAtEnd || !known) list.scrollTop = list.scrollHeight;
  for (const answer of transcript.answers) hear(answer, known !== undefined);
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

/** Shows the bot's answer to a pressed button once; those from before the page was opened are old news. */
function hear(answer, isNews) {
  if (heardAnswers.has(answer.queryId)) return;
  heardAnswers.add(answer.queryId);
  if (!isNews || answer.text === "") return;
  if (answer.showAlert) void ask(page.dialog, { title: session.bot.name, text: answer.text, confirm: "OK" });
  else toast(answer.text);
}

function openBubbleMenu(message, bubble) {
  const { messageId, text } = message;
  openMenu(page["bubble-menu"], bubble, [
    ["Reply", () => setAbout({ kind: "reply", message })],
    ...(message.from === "person" ? [["Edit", () => setAbout({ kind: "edit", message })]] : []),
    ...(text ? [["Copy text", () => void copy(text)]] : []),
    ["Delete for both", () => void attempt(() => act("deleteMessage", { ...side(), messageId })), "danger"],
  ]);
}

function press({ messageId }, { text, callback_data: data }) {
  void attempt(() => act("pressButton", { ...side(), messageId, button: data ? { data } : { text } }));
}
