import { isLinkUnderWay } from "@frontdesk/contract";
import type { BotWord } from "@frontdesk/words";
import { hashSecret } from "../../secret.ts";
import { announceLink } from "./announce-link.ts";
import { ask } from "./ask.ts";
import { readCode } from "./link-code.ts";
import { getNames } from "./linking-bot.queries.ts";
import { type StaffChat, sayTo } from "./staff-chat.ts";
import { changeLink, type LinkRow, lockLinkByCode, lockLinkOfPerson, putIdentity } from "./telegram-link.queries.ts";

/**
 * T13: somebody shows a code to a bot. The first who does is the only one it counts for, and they are asked whether they
 * are meant; whoever shows it again is asked again. A code that is wrong, used up or too old is said to be so.
 */
export async function openLink(chat: StaffChat, typed: string): Promise<void> {
  const { desk, person, botId } = chat;
  const { db, workspaceId, now } = desk;
  const code = readCode(typed);
  const link = code ? await lockLinkByCode(db, { workspaceId, codeHash: hashSecret(code) }) : undefined;
  const obstacle = link ? await obstacleTo(chat, link) : "link.wrong";
  if (link && obstacle === "link.expired" && isLinkUnderWay(link.state))
    announceLink(desk, await changeLink(db, { workspaceId, id: link.id, now, patch: { state: "expired" } }));
  if (!link || obstacle) return sayTo(chat, { word: obstacle ?? "link.wrong" });

  await putIdentity(db, person.tgUserId);
  const { tgUserId, name, username } = person;
  const patch = { bot_id: botId, tg_user_id: tgUserId, tg_name: name, tg_username: username };
  const opened = await changeLink(db, { workspaceId, id: link.id, now, patch: { ...patch, state: "opened" } });
  announceLink(desk, opened);
  const values = await getNames(db, { workspaceId, memberId: link.memberId });
  await ask(chat, { linkId: link.id, question: { word: "link.ask", values }, yes: { word: "link.yes" } });
}

/** Why a code can't link the person who brings it; null where it can. */
export async function obstacleTo({ desk, person }: StaffChat, link: LinkRow): Promise<BotWord | null> {
  const { db, workspaceId, now } = desk;
  if (link.state === "expired") return "link.expired";
  if (!isLinkUnderWay(link.state) || (link.tgUserId !== null && link.tgUserId !== person.tgUserId)) return "link.used";
  if (link.expiresAt <= now) return "link.expired";
  return (await lockLinkOfPerson(db, { workspaceId, tgUserId: person.tgUserId })) ? "link.taken" : null;
}
