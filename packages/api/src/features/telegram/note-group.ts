import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceGroup, nameGroups, noteTopic } from "../group/index.ts";
import { putGroupChat } from "./group-chat.queries.ts";
import { announceReachability } from "./reachability.ts";

type Told = Pick<ApplyGroupMessage, "chat" | "threadId"> & Partial<Pick<ApplyGroupMessage, "topicName">>;

/** Notes what an update tells of its group and topic, and that the bot is there; says so where any of it is news. */
export async function noteGroup({ db, desk, botId, workspaceId }: Duty, told: Told): Promise<void> {
  const { chat, threadId, topicName: name = null } = told;
  const chatId = chat.tgChatId;
  const at = { workspaceId, botId, chatId, now: desk.now };
  const news = await putGroupChat(db, { ...at, chat });
  const isTopicNews = threadId !== null && (await noteTopic(db, { ...at, threadId, name }));
  if (news?.isRenamed) await nameGroups(desk, { botId, chatId });
  if (news?.hasReturned || isTopicNews) await announceReachability(desk, { botId, chatId });
  if (news || isTopicNews) await announceGroup(desk, { botId, chatId });
}
