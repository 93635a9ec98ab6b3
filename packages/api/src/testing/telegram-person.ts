import { withOpId } from "@frontdesk/client";
import type { Send } from "@frontdesk/contract";
import type { StaffCommand } from "@frontdesk/contract/inputs";
import { contentOf } from "./telegram-content.ts";
import type { TestDesk } from "./test-desk.ts";

/** Somebody at Telegram in their private chat with the bot: what they ask of it as staff, and what it says to them. */
export function createTelegramPerson(desk: TestDesk, { tgUserId, name }: { tgUserId: number; name: string }) {
  const { telegram } = desk.installation();
  const { chat, from } = contentOf({ tgUserId, tgMessageId: 1, text: "", name, username: name.toLowerCase() });
  const place = async (tgMessageId: number) => ({
    ...(await desk.build.bot()),
    ...{ updateId: await desk.build.update(), chat, from, tgMessageId },
  });
  let asked = 1;
  return {
    tgUserId,
    /** Sends the bot a command; resolves with whether it was one for the staff. */
    ask: async (command: StaffCommand): Promise<boolean> => {
      asked += 1;
      return (await telegram.applyStaffCommand.mutate(withOpId({ ...(await place(asked)), command }))).isTaken;
    },
    /** Presses a button under the bot's message of that number; resolves with whether it counted. */
    press: async (button: string, tgMessageId = 500): Promise<boolean> => {
      const key = button.replace(/^link:/, "");
      return (await telegram.applyLinkAnswer.mutate(withOpId({ ...(await place(tgMessageId)), key }))).counts;
    },
    /** Shuts the bot out, or lets it in again. */
    block: async (isBlocked: boolean): Promise<void> => {
      const { updateId, chat: to, from: _from, tgMessageId: _at, ...lease } = await place(1);
      const reachable = isBlocked ? ("blocked" as const) : ("yes" as const);
      await telegram.applyReachability.mutate(withOpId({ ...lease, updateId, tgChatId: to.tgChatId, reachable }));
    },
    /** What the bot has to say to them now: it is sent, and all that waits in other chats stays. */
    hear: async (): Promise<Send[]> => {
      const lease = await desk.build.bot();
      const heard: Send[] = [];
      for (let more = true; more; ) {
        const claimed = await telegram.claimSends.mutate(withOpId({ ...lease, limit: 100 }));
        const next = claimed.find(({ tgChatId }) => tgChatId === tgUserId);
        more = next !== undefined;
        if (!next) break;
        const { outboxId, send } = next;
        await telegram.markSending.mutate(withOpId({ ...lease, outboxIds: [outboxId] }));
        const outcome = { kind: "sent" as const, tgMessageIds: [500] };
        await telegram.settleSend.mutate(withOpId({ ...lease, outboxId, outcome }));
        heard.push(send);
      }
      return heard;
    },
  };
}

/** What a button under one of these sends carries: an id, or where it leads; blank where there is no such button. */
export function buttonIn(sends: Send[], label: string): string {
  const buttons = sends.flatMap((send) => ("buttons" in send ? (send.buttons ?? []) : []));
  const button = buttons.find((one) => one.label === label);
  if (!button) return "";
  return "url" in button ? button.url : button.id;
}
