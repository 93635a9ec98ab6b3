import { randomInt } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import type { Services } from "../services.ts";
import type { Caller } from "./callers.ts";
import type { Place } from "./people.ts";

/** A bot of the home workspace, and the lease under which the tests act for it. */
export interface BuiltBot {
  botId: string;
  leaseToken: string;
}

interface Inbound {
  text?: string;
  tgUserId?: number;
  name?: string;
  photo?: ApplyMessage["photo"];
}

/** Puts things in place as the product itself would: by its own procedures, but for what Telegram would have to say. */
export interface Builders {
  /** The one bot of the home workspace, with its lease held. */
  bot(): Promise<BuiltBot>;
  /** A person's message, received and applied; resolves with what it became. */
  inbound(
    message?: Inbound,
  ): Promise<{ conversationId: string; messageId: string; tgUserId: number; tgMessageId: number }>;
  conversation(): Promise<string>;
}

interface Ground {
  services: Services;
  home: Place;
  installation(): Caller;
}

export function createBuilders({ services, home, installation }: Ground): Builders {
  let bot: Promise<BuiltBot> | null = null;
  let updateId = 1000;
  let tgMessageId = 100;
  let people = 5000;

  const openBot = async (): Promise<BuiltBot> => {
    const botId = await insertBot(services, home);
    const lease = await installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews: null }));
    if (!("leaseToken" in lease)) throw new Error("the lease is held by another");
    return { botId, leaseToken: lease.leaseToken };
  };

  const build: Builders = {
    bot: () => {
      bot ??= openBot();
      return bot;
    },
    inbound: async ({ text = "Hello", tgUserId, name = "Anna", photo = null } = {}) => {
      const { botId, leaseToken } = await build.bot();
      updateId += 1;
      tgMessageId += 1;
      people += 1;
      const from = { tgUserId: tgUserId ?? people, name, username: null, language: "en" };
      const update = { botId, leaseToken, updateId };
      const bots = installation();
      await bots.telegram.receive.mutate(
        withOpId({ botId, leaseToken, updates: [{ updateId, kind: "message", payload: {} }] }),
      );
      await bots.telegram.applyMessage.mutate(
        withOpId({
          ...update,
          chat: { tgChatId: from.tgUserId, type: "private" as const },
          from,
          tgMessageId,
          text,
          entities: [],
          sentAt: new Date().toISOString(),
          photo,
        }),
      );
      const found = await findMessage(services, home, { chatId: from.tgUserId, tgMessageId });
      return { ...found, tgUserId: from.tgUserId, tgMessageId };
    },
    conversation: async () => (await build.inbound()).conversationId,
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

async function findMessage(services: Services, home: Place, at: { chatId: number; tgMessageId: number }) {
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
