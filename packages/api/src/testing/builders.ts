import { randomInt } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { type Send, telegramLimits } from "@frontdesk/contract";
import type { ApplyMessage, SendOutcome } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import { onServer } from "@frontdesk/db/testing";
import { forEveryone } from "../access.ts";
import { openDesk } from "../desk.ts";
import type { Services } from "../services.ts";
import type { Caller } from "./callers.ts";
import type { Place } from "./people.ts";
import { contentOf } from "./telegram-content.ts";

/** A bot of the home workspace, and the lease under which the tests act for it. */
export interface BuiltBot {
  botId: string;
  leaseToken: string;
}

interface Inbound {
  text?: string;
  tgUserId?: number;
  name?: string;
  username?: string | null;
  file?: ApplyMessage["file"];
}

/** Puts things in place as the product itself would: by its own procedures, but for what Telegram would have to say. */
export interface Builders {
  /** The one bot of the home workspace, with its lease held for some seconds from now. */
  bot(): Promise<BuiltBot>;
  /** An update that the bot's inbox holds and that waits to be applied; resolves with its id. */
  update(): Promise<number>;
  /** Claims what is due, marks it and settles it all alike; resolves with what was asked of Telegram. */
  deliver(outcome?: SendOutcome): Promise<Send[]>;
  /** A person's message, received and applied; resolves with what it became. */
  inbound(
    message?: Inbound,
  ): Promise<{ conversationId: string; messageId: string; tgUserId: number; tgMessageId: number }>;
  conversation(): Promise<string>;
  /** As many events as asked, each of a transaction of its own, in the home workspace or another. */
  burst(count: number, options?: { place?: Place; bytes?: number }): Promise<void>;
  inForeign(): Promise<void>;
  /** Moves the desk's time on, for everyone. */
  moveClock(seconds: number): Promise<void>;
  /** Puts a member out of every team, which no procedure does yet. */
  leaveTeams(member: Caller): Promise<void>;
}

interface Ground {
  services(): Services;
  home: Place;
  foreign: Place;
  installation(): Caller;
  /** The database as its owner sees it. */
  ownerUrl: string;
}

export function createBuilders({ services, home, foreign, installation, ownerUrl }: Ground): Builders {
  let bot: Promise<BuiltBot> | null = null;
  let updateId = 1000;
  let tgMessageId = 100;
  let people = 5000;

  const openBot = async (): Promise<BuiltBot> => {
    const botId = await insertBot(services(), home);
    const lease = await installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews: null }));
    if (!("leaseToken" in lease)) throw new Error("the lease is held by another");
    return { botId, leaseToken: lease.leaseToken };
  };

  let renewedAt = performance.now();
  const keepLease = async ({ botId, leaseToken }: BuiltBot) => {
    if (performance.now() - renewedAt < telegramLimits.leaseMs / 3) return;
    renewedAt = performance.now();
    const renewal = { botId, holder: "tests", renews: leaseToken };
    await installation().telegram.holdLease.mutate(withOpId(renewal));
  };

  const build: Builders = {
    bot: async () => {
      bot ??= openBot();
      const lease = await bot;
      await keepLease(lease);
      return lease;
    },
    update: async () => {
      updateId += 1;
      const updates = [{ updateId, kind: "message", payload: {} }];
      await installation().telegram.receive.mutate(withOpId({ ...(await build.bot()), updates }));
      return updates[0]?.updateId ?? updateId;
    },
    deliver: async (outcome) => {
      const lease = await build.bot();
      const { telegram } = installation();
      const claimed = await telegram.claimSends.mutate(withOpId({ ...lease, limit: 100 }));
      for (const { outboxId } of claimed) {
        tgMessageId += 1;
        const became = outcome ?? { kind: "sent" as const, tgMessageIds: [tgMessageId] };
        await telegram.markSending.mutate(withOpId({ ...lease, outboxIds: [outboxId] }));
        await telegram.settleSend.mutate(withOpId({ ...lease, outboxId, outcome: became }));
      }
      return claimed.map(({ send }) => send);
    },
    inbound: async ({ text = "Hello", tgUserId, name = "Anna", username = null, file = null } = {}) => {
      const lease = await build.bot();
      tgMessageId += 1;
      people += 1;
      const at = tgMessageId;
      const who = tgUserId ?? people;
      const update = { ...lease, updateId: await build.update() };
      const said = contentOf({ tgUserId: who, tgMessageId: at, text, name, username, file });
      await installation().telegram.applyMessage.mutate(withOpId({ ...update, ...said }));
      const found = await findMessage(services(), home, { chatId: who, tgMessageId: at });
      return { ...found, tgUserId: who, tgMessageId: at };
    },
    conversation: async () => (await build.inbound()).conversationId,
    burst: async (count, { place = home, bytes = 8 } = {}) => {
      const contactId = crypto.randomUUID();
      const one = (index: number) =>
        inWorkspace(services().database, place.workspaceId).write({}, async ({ db, now }) => {
          const { desk, events } = openDesk({
            db,
            now,
            actor: { kind: "system", id: null },
            workspaceId: place.workspaceId,
            origin: { ip: null, agent: null },
          });
          desk.emit("contact.changed", {
            subject: { type: "contact", id: contactId },
            data: { id: contactId, name: `${index}`.padEnd(bytes, "x"), username: null, language: null, avatar: null },
            scopeKeys: forEveryone,
          });
          return { value: null, events };
        });
      for (let start = 0; start < count; start += 10)
        await Promise.all(Array.from({ length: Math.min(10, count - start) }, (_, index) => one(start + index)));
      services().bus.publish({ to: "stream", workspaceId: place.workspaceId });
    },
    inForeign: () => build.burst(1, { place: foreign }),
    moveClock: (seconds) =>
      onServer(ownerUrl, `update installation set clock_offset = clock_offset + interval '${seconds} seconds'`),
    leaveTeams: async ({ who }) => {
      await inWorkspace(services().database, home.workspaceId).write({}, async ({ db }) => ({
        value: await db
          .deleteFrom("team_member")
          .where("member_id", "=", who?.memberId ?? "")
          .execute(),
        events: [],
      }));
    },
  };
  return build;
}

async function insertBot(services: Services, home: Place): Promise<string> {
  const { value } = await inWorkspace(services.database, home.workspaceId).write({}, async ({ db }) => {
    const bot = await db
      .insertInto("bot")
      .values({
        workspace_id: home.workspaceId,
        tg_id: randomInt(1_000_000, 2_000_000_000),
        username: "desk_bot",
        name: "Desk",
        token_sealed: services.sealer.seal("123456:token"),
        token_last4: "oken",
        api_root: services.apiRoots[0]?.name ?? "",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("inbox")
      .values({
        workspace_id: home.workspaceId,
        name: "Telegram",
        kind: "telegram_dm",
        bot_id: bot.id,
        team_id: home.teamId,
      })
      .execute();
    return { value: bot.id, events: [] };
  });
  return value;
}

/** The message behind one of Telegram's, and its conversation. */
export async function findMessage(services: Services, home: Place, at: { chatId: number; tgMessageId: number }) {
  return inWorkspace(services.database, home.workspaceId).read(({ db }) =>
    db
      .selectFrom("telegram_message as t")
      .innerJoin("message as m", "m.id", "t.message_id")
      .select(["m.id as messageId", "m.conversation_id as conversationId"])
      .where("t.chat_id", "=", at.chatId)
      .where("t.tg_message_id", "=", at.tgMessageId)
      .executeTakeFirstOrThrow(),
  );
}
