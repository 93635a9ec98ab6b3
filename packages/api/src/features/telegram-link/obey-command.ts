import type { StaffCommand } from "@frontdesk/contract/inputs";
import { ask } from "./ask.ts";
import { deepLink } from "./deep-link.ts";
import { getNames } from "./linking-bot.queries.ts";
import { openLink } from "./open-link.ts";
import { endLink } from "./revoke-links.ts";
import { type StaffChat, sayTo } from "./staff-chat.ts";
import { type LinkRow, lockLinkOfPerson } from "./telegram-link.queries.ts";
import { listWorkplaces, type Workplace } from "./workplace.queries.ts";

/** True where a command is for the staff alone, or is of somebody who is staff anywhere; a customer's is a message. */
export async function isForStaff({ desk, botId, person }: StaffChat, { kind }: StaffCommand): Promise<boolean> {
  if (kind === "link" || kind === "ask_unlink") return true;
  const { db, workspaceId } = desk;
  const workplaces = await listWorkplaces(db, { workspaceId, botId, tgUserId: person.tgUserId });
  return kind === "start" ? workplaces.some((place) => place.workspaceId === workspaceId) : workplaces.length > 0;
}

/** Does what somebody of the staff asks of a bot in their private chat, and says so there. */
export async function obeyCommand(chat: StaffChat, command: StaffCommand): Promise<void> {
  if (command.kind === "link") {
    if (command.code === "") return sayTo(chat, { word: "link.how" });
    return openLink(chat, command.code);
  }
  const { desk, botId, person } = chat;
  const { db, workspaceId } = desk;
  const { tgUserId } = person;
  const link = await lockLinkOfPerson(db, { workspaceId, tgUserId });
  const workplaces = await listWorkplaces(db, { workspaceId, botId, tgUserId });
  const elsewhere = workplaces.filter((place) => place.workspaceId !== workspaceId);
  switch (command.kind) {
    case "start":
      return greetColleague(chat, link);
    case "workspace":
      return tellWorkplaces(chat, { link, elsewhere });
    default:
      return unlink(chat, { link, elsewhere, asksFirst: command.kind === "ask_unlink" });
  }
}

async function greetColleague(chat: StaffChat, link: LinkRow | undefined): Promise<void> {
  if (!link) return sayTo(chat, { word: "link.how" });
  await sayTo(chat, { word: "link.here", values: await namesOf(chat, link) });
}

interface Places {
  link: LinkRow | undefined;
  elsewhere: Workplace[];
}

// A bot acts in its own workspace only, so another is gone to by that one's bot.
async function tellWorkplaces(chat: StaffChat, { link, elsewhere }: Places): Promise<void> {
  if (!link && elsewhere.length === 0) return sayTo(chat, { word: "link.none" });
  const buttons = elsewhere.flatMap((place) => doorTo(chat, place));
  if (!link) return sayTo(chat, { word: "link.elsewhere", buttons });
  const word = buttons.length > 0 ? "link.workplaces" : "link.only";
  await sayTo(chat, { word, values: await namesOf(chat, link), buttons });
}

async function unlink(chat: StaffChat, { link, elsewhere, asksFirst }: Places & { asksFirst: boolean }): Promise<void> {
  const others = asksFirst ? [] : elsewhere.flatMap((place) => doorTo(chat, place, "unlink"));
  if (!link && others.length === 0) return sayTo(chat, { word: "link.none" });
  if (!link) return sayTo(chat, { word: "link.which", buttons: others });

  const values = await namesOf(chat, link);
  if (others.length > 0) {
    const yes = { word: "link.fromHere" as const, values };
    return ask(chat, { linkId: link.id, question: { word: "link.which" }, yes, others });
  }
  if (asksFirst)
    return ask(chat, {
      linkId: link.id,
      question: { word: "link.askUnlink", values },
      yes: { word: "link.yesUnlink" },
    });
  await endLink(chat.desk.within({ actor: { kind: "member", id: link.memberId } }), link);
  await sayTo(chat, { word: "link.unlinked", values });
}

function doorTo({ services }: StaffChat, place: Workplace, payload?: string) {
  const { apiRoots, simulatorUrl } = services;
  const { apiRoot, botUsername, workspaceName: label } = place;
  const root = apiRoots.find(({ name }) => name === apiRoot);
  return root ? [{ label, url: deepLink({ root, simulatorUrl, botUsername, ...(payload && { payload }) }) }] : [];
}

function namesOf({ desk: { db, workspaceId } }: StaffChat, { memberId }: LinkRow) {
  return getNames(db, { workspaceId, memberId });
}
