import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { EditInbox } from "@frontdesk/contract/inputs";
import { contentOf } from "./telegram-content.ts";
import type { TestDesk } from "./test-desk.ts";

let people = 70_000;
let messages = 0;

interface Line {
  language?: string | null;
  forwarded?: boolean;
}

/** Somebody new who writes to the bot of the home workspace. */
export function guestOf(desk: TestDesk) {
  people += 1;
  const tgUserId = people;
  const { telegram } = desk.installation();

  /** What they write, ready to be applied; once for every update of it. */
  const prepare = async (text: string, { language = "en", forwarded = false }: Line = {}) => {
    messages += 1;
    const command = /^\/\S+/.exec(text)?.[0];
    const said = contentOf({ tgUserId, tgMessageId: messages, text, name: `Guest ${tgUserId}` });
    const forwardedFrom = { kind: "user" as const, name: "Elsewhere", at: new Date().toISOString() };
    const content = {
      ...said,
      from: { ...said.from, language },
      entities: command ? [{ type: "bot_command", offset: 0, length: command.length }] : [],
      forwardedFrom: forwarded ? forwardedFrom : null,
    };
    const update = { ...(await desk.build.bot()), updateId: await desk.build.update() };
    return () => telegram.applyMessage.mutate(withOpId({ ...update, ...content }));
  };
  return {
    tgUserId,
    prepare,
    says: async (text: string, line?: Line) => {
      await (await prepare(text, line))();
    },
  };
}

/** Changes some settings of the bot's inbox; the others stay. */
export async function setInbox(
  owner: Awaited<ReturnType<TestDesk["as"]>>,
  settings: Partial<Omit<EditInbox, "inboxId" | "version" | "opId">>,
): Promise<void> {
  const [inbox] = (await owner.inbox.list.query()).data;
  if (!inbox) throw new Error("There is no inbox yet.");
  const { id: inboxId, kind: _kind, botId: _botId, ...present } = inbox;
  await owner.inbox.edit.mutate(withOpId({ inboxId, ...present, ...settings }));
}

/** An inbox that says nothing by itself and goes on in what was closed. */
export const plainInbox = {
  ...{ policy: "continue" as const, language: null, businessHours: null, offersPerson: true },
  texts: { greeting: {}, away: {}, escalated: {}, help: {} },
};

/** The desk as its owner watches what becomes of guests, by their number at Telegram. */
export async function watchGuests(desk: TestDesk) {
  let owner = await desk.as("owner");

  const conversationsOf = async (tgUserId: number) => {
    const views = ["open", "closed"] as const;
    const pages = await Promise.all(views.map((view) => owner.conversation.list.query({ view, limit: 100 })));
    const rows = pages.flatMap(({ data }) => data.rows).filter(({ contact }) => contact.name === `Guest ${tgUserId}`);
    return rows.sort((one, other) => one.number - other.number);
  };
  const threadOf = async (tgUserId: number) => {
    const conversation = (await conversationsOf(tgUserId)).at(-1);
    if (!conversation) throw new Error("They have not written yet.");
    const { data } = await owner.message.list.query({ conversationId: conversation.id });
    return { conversation, messages: data.rows };
  };
  return {
    owner: () => owner,
    conversationsOf,
    threadOf,
    /** The thread as a reader sees it: who said what. */
    linesOf: async (tgUserId: number) =>
      (await threadOf(tgUserId)).messages.map(({ author, text, special }) =>
        special?.kind === "act" ? `* ${special.act.name}` : `${author.kind}: ${text}`,
      ),
    answer: async (tgUserId: number) => {
      const { id: conversationId } = (await threadOf(tgUserId)).conversation;
      await owner.message.send.mutate(withOpId({ conversationId, text: "An answer", clientKey: randomUUID() }));
    },
    close: async (tgUserId: number) => {
      const { id: conversationId } = (await threadOf(tgUserId)).conversation;
      await owner.conversation.close.mutate(withOpId({ conversationId }));
    },
    /** Lets time go by; whoever was signed in signs in again, and the bot's lease is renewed. */
    later: async (seconds: number) => {
      await desk.build.moveClock(seconds);
      owner = await desk.as("owner");
      const { botId, leaseToken: renews } = await desk.build.bot();
      await desk.installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews }));
    },
  };
}
