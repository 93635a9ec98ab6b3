import { type FormattedText, type Message, type StaffGroup, sliceFormatted } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { extendSending, sendMessage, writeNote } from "../message/index.ts";
import { findLinkName } from "./bot-link.queries.ts";
import { readSpeech } from "./parse-staff.ts";
import { runCommand } from "./run-command.ts";
import { answerThere, attempt, findStaff, hint, type StaffFloor } from "./staff-floor.ts";
import { bindWritten, listShown } from "./staff-message.queries.ts";
import { findAlbum } from "./talk.queries.ts";
import { findTopicByThread } from "./topic.queries.ts";

/**
 * Does what somebody means who writes in a staff group, in a chat that is held and of an update that is settled: in the
 * topic of a conversation a member's words go to its person, `//` makes them a note, and a command is obeyed. Of anybody
 * else nothing is sent, and they are told why.
 */
export async function hearStaffMessage(duty: Duty, group: StaffGroup, said: ApplyGroupMessage): Promise<void> {
  const { db, desk, workspaceId, botId } = duty;
  const { threadId, from, tgMessageId, text } = said;
  const topic =
    threadId === null ? undefined : await findTopicByThread(db, { workspaceId, staffGroupId: group.id, threadId });
  const { username } = await findLinkName(db, { workspaceId, botId });
  const speech = readSpeech(text, username);
  const place = { group, topic, tgMessageId };
  // What members say to each other in General is theirs.
  if (!speech || (threadId === null && speech.kind === "reply")) return;
  if (speech.kind === "command" && speech.name === "help") return answerThere(desk, place, "staff.help");
  const viewer = await findStaff(duty, from);
  if (!viewer) return hint(desk, place, from);
  if (speech.kind === "unknown") return answerThere(desk, place, "staff.unknownCommand", speech);
  if (!topic) return answerThere(desk, place, threadId === null ? "staff.notHere" : "staff.noTopic");

  const actor = { kind: "member" as const, id: viewer.actorId };
  const floor: StaffFloor & { topic: typeof topic } = { ...place, topic, viewer, desk: desk.within({ actor }) };
  await attempt(floor, () => {
    if (!viewer.permissions.has("conversation:handle")) throw new DeskError("forbidden");
    if (speech.kind === "command") return runCommand(floor, speech, said);
    return speech.kind === "note" ? note(duty, floor, said, speech.from) : reply(duty, floor, said);
  });
}

type Floor = StaffFloor & { topic: NonNullable<StaffFloor["topic"]> };

async function reply({ botId }: Duty, floor: Floor, said: ApplyGroupMessage): Promise<void> {
  const { desk, viewer, topic } = floor;
  const { conversationId } = topic;
  const { text, entities, file, special, albumKey } = said;
  if (special?.kind === "unsupported") return answerThere(desk, floor, "staff.refused.unsupported");
  const written = { formatted: asSent({ text, entities }), file, botId, albumKey };
  const begun = albumKey ? await findAlbum(desk.db, { workspaceId: desk.workspaceId, conversationId, albumKey }) : null;
  if (begun && (await extendSending(desk, viewer, { messageId: begun, written }))) return;
  const answered = await answeredIn(floor, said);
  const input = {
    ...{ opId: crypto.randomUUID(), clientKey: crypto.randomUUID(), conversationId, text },
    ...{ attachments: [], buttons: [], afterPress: "keep" as const, isUpdate: false, endsDraft: false },
    reply: answered ? { messageId: answered, quote: null } : null,
    special,
  };
  // What comes of an album after it was sent goes by itself.
  await bind(floor, said, await sendMessage(desk, viewer, input, { ...written, albumKey: begun ? null : albumKey }));
}

async function note({ botId }: Duty, floor: Floor, said: ApplyGroupMessage, from: number): Promise<void> {
  const { desk, viewer, topic } = floor;
  const { text, entities, file } = said;
  const formatted = asSent(sliceFormatted({ text, entities }, from, text.length));
  if (formatted.text.trim() === "") return answerThere(desk, floor, "staff.ask.note");
  const input = {
    ...{ opId: crypto.randomUUID(), clientKey: crypto.randomUUID(), conversationId: topic.conversationId },
    ...{ text: formatted.text, attachments: [], mentions: [], endsDraft: false },
  };
  await bind(floor, said, await writeNote(desk, viewer, input, { formatted, file, botId, albumKey: null }));
}

function bind({ desk, topic }: Floor, { tgMessageId }: ApplyGroupMessage, { id: messageId, version }: Message) {
  const { db, workspaceId } = desk;
  return bindWritten(db, { workspaceId, topicId: topic.id, tgMessageId, messageId, version });
}

/** The message of the conversation that stands behind what a member answers in the topic. */
async function answeredIn({ desk, topic }: Floor, { reply: to }: ApplyGroupMessage): Promise<string | null> {
  if (!to?.tgMessageId) return null;
  const { db, workspaceId } = desk;
  const shown = await listShown(db, { workspaceId, topicId: topic.id, tgMessageId: to.tgMessageId });
  return shown.at(-1)?.messageId ?? null;
}

/** What others get of what a member wrote: a mention of somebody in the group, or a command, means nothing to them. */
export function asSent({ text, entities }: FormattedText): FormattedText {
  const meant = new Set(["bot_command", "mention", "text_mention", "hashtag", "cashtag"]);
  return { text, entities: entities.filter(({ type }) => !meant.has(type)) };
}
