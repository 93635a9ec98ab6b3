import { cutText, plainName } from "@frontdesk/contract";
import type { ApplyGroupNotice } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import { placeIn, senderIn } from "./heard.ts";

type Notice = Omit<ApplyGroupNotice, "botId" | "leaseToken" | "opId" | "updateId">;

/** What Telegram tells of a group itself or of a topic of it; null for all else, such as who joined or left. */
export function noticeIn(message: Message & Message.CommonMessage): Notice | null {
  const place = placeIn(message);
  const notice = changeIn(message);
  return place && notice && { ...place, from: senderIn(message), notice };
}

function changeIn(message: Message): Notice["notice"] | null {
  if ("new_chat_title" in message) return renamed("renamed", message.new_chat_title);
  if ("forum_topic_created" in message) return renamed("topic_opened", message.forum_topic_created.name);
  if ("forum_topic_edited" in message) return renamed("topic_renamed", message.forum_topic_edited.name);
  if ("forum_topic_closed" in message) return { kind: "topic_closed" };
  if ("forum_topic_reopened" in message) return { kind: "topic_reopened" };
  return null;
}

/** A topic is also edited where it is given another icon, and keeps its name. */
function renamed(
  kind: "renamed" | "topic_opened" | "topic_renamed",
  given: string | undefined,
): Notice["notice"] | null {
  const name = cutText(plainName(given ?? ""), 256);
  if (!name) return null;
  return kind === "renamed" ? { kind, title: name } : { kind, name };
}
