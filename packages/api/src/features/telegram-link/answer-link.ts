import { announceLink } from "./announce-link.ts";
import { getNames } from "./linking-bot.queries.ts";
import { obstacleTo } from "./open-link.ts";
import { endLink } from "./revoke-links.ts";
import { type StaffChat, sayInPlace, type Words } from "./staff-chat.ts";
import { changeLink, type LinkRow, lockAnswered, putQuestion } from "./telegram-link.queries.ts";

interface Answer {
  /** The question, which turns into what came of it. */
  tgMessageId: number;
  key: string;
}

/**
 * A person answers whether they are to be linked, or unlinked; false where that is not asked of them any more. From then
 * on they act as the member, or no longer do.
 */
export async function answerLink(chat: StaffChat, { tgMessageId, key }: Answer): Promise<boolean> {
  const { db, workspaceId } = chat.desk;
  const answer = await lockAnswered(db, { workspaceId, tgUserId: chat.person.tgUserId, key });
  if (!answer) return false;
  const words = answer.link.state === "opened" ? await settleLink(chat, answer) : await settleUnlink(chat, answer);
  await sayInPlace(chat, { tgMessageId, ...words });
  return true;
}

interface Answered {
  link: LinkRow;
  isYes: boolean;
}

async function settleLink(chat: StaffChat, { link, isYes }: Answered): Promise<Words> {
  const { desk } = chat;
  const { db, workspaceId, now } = desk;
  const { id, memberId } = link;
  const obstacle = isYes ? await obstacleTo(chat, link) : "link.declined";
  if (obstacle) {
    const state = obstacle === "link.expired" ? ("expired" as const) : ("declined" as const);
    announceLink(desk, await changeLink(db, { workspaceId, id, now, patch: { state } }));
    return { word: obstacle };
  }
  const patch = { state: "linked" as const, linked_at: now };
  const linked = await changeLink(db, { workspaceId, id, now, patch });
  const asMember = desk.within({ actor: { kind: "member", id: memberId } });
  announceLink(asMember, linked);
  const subject = { type: "member", id: memberId };
  await asMember.audit({
    action: "telegramLink.confirm",
    subject,
    after: { telegram: linked.username ?? linked.name },
  });
  return { word: "link.linked", values: await getNames(db, { workspaceId, memberId }) };
}

async function settleUnlink({ desk }: StaffChat, { link, isYes }: Answered): Promise<Words> {
  const { db, workspaceId } = desk;
  const { id, memberId } = link;
  const values = await getNames(db, { workspaceId, memberId });
  if (isYes) {
    await endLink(desk.within({ actor: { kind: "member", id: memberId } }), link);
    return { word: "link.unlinked", values };
  }
  await putQuestion(db, { workspaceId, id, keys: null });
  return { word: "link.kept", values };
}
