import { bindAttachments, sendFiles, shareLocation } from "./attach.js";
import { act } from "./control.js";
import { element } from "./element.js";
import { attempt, page, session, side } from "./session.js";
import { summary } from "./summary.js";

/** The message that is being edited or replied to. */
let about;

/** Turns the composer to a message (`{ kind: "edit" | "reply", message }`), or away from it. */
export function setAbout(next) {
  const wasEditing = about?.kind === "edit";
  about = next;
  page.context.hidden = !next;
  if (next?.kind === "edit") page.text.value = next.message.text;
  else if (wasEditing) page.text.value = "";
  if (!next) return;
  page["context-text"].textContent = `${next.kind === "edit" ? "Edit" : "Reply to"}: ${summary(next.message)}`;
  page.text.focus();
}

/** Sends a text: as an edit, a reply or a new message, as the composer was turned. */
export async function say(text) {
  const subject = about;
  setAbout(undefined);
  await attempt(() =>
    subject?.kind === "edit"
      ? act("editMessage", { ...side(), messageId: subject.message.messageId, text })
      : act("sendText", { ...side(), text, ...(subject && { replyTo: subject.message.messageId }) }),
  );
}

/** Shows what the person may do now: write, start, unblock, or nothing. */
export function showComposer() {
  const { person, transcript } = session;
  const { opened, blocked, keyboard } = transcript;
  const mayWrite = opened && session.startPayload === undefined && !blocked && !person.deactivated && mayWriteInGroup();
  page.composer.hidden = !mayWrite;
  page["big-button"].hidden = mayWrite || person.deactivated || Boolean(session.group);
  page["big-button"].textContent = blocked ? "Unblock" : "Start";
  page.keyboard.hidden = !mayWrite || keyboard.length === 0;
  page.keyboard.replaceChildren(...keyboard.map((row) => element("div", {}, ...row.map(keyboardKey))));
  showSuggestions();
}

function mayWriteInGroup() {
  const { group, person } = session;
  if (!group) return true;
  const status = group.members.find(({ id }) => id === person.id)?.status;
  const leads = status === "creator" || status === "administrator";
  return group.migratedTo === undefined && (leads || (group.type !== "channel" && status === "member"));
}

function keyboardKey(key) {
  const { text, requests } = typeof key === "string" ? { text: key } : key;
  const made = element("button", { type: "button" }, text);
  made.onclick = () => {
    if (requests === "contact") void attempt(() => act("sendContact", side()));
    else void (requests === "location" ? shareLocation() : say(text));
  };
  return made;
}

function showSuggestions() {
  const typed = page.text.value;
  const commands = typed.startsWith("/") ? (session.transcript?.commands ?? []) : [];
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed));
  page.suggestions.hidden = fitting.length === 0;
  page.suggestions.replaceChildren(...fitting.map(suggestion));
}

function suggestion({ command, description }) {
  const row = element("button", { type: "button" }, element("b", {}, `/${command}`), element("span", {}, description));
  row.onclick = () => {
    page.text.value = "";
    void say(`/${command}`);
  };
  return row;
}

page.composer.onsubmit = (event) => {
  event.preventDefault();
  const text = page.text.value;
  if (text.trim() === "") return;
  page.text.value = "";
  showSuggestions();
  void say(text);
};
page.text.oninput = showSuggestions;
page.text.onkeydown = (event) => {
  if (event.key === "Escape") setAbout(undefined);
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  page.composer.requestSubmit();
};
page.text.onpaste = (event) => {
  const files = [...event.clipboardData.files];
  if (files.length > 0) void sendFiles(files);
};
page["context-cancel"].onclick = () => setAbout(undefined);
async function begin() {
  if (session.transcript.blocked) return act("setBlocked", { ...side(), blocked: false });
  const payload = session.startPayload;
  forgetLink();
  return act("start", { ...side(), ...(payload && { payload }) });
}

/** A deep link counts once. */
function forgetLink() {
  session.startPayload = undefined;
  const wanted = new URLSearchParams(location.hash.slice(1));
  wanted.delete("start");
  history.replaceState(null, "", `#${wanted}`);
}

page["big-button"].onclick = () => void attempt(begin);
bindAttachments(() => {
  const caption = page.text.value.trim();
  page.text.value = "";
  return caption;
});
