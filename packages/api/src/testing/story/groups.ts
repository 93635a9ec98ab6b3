import { withOpId } from "@frontdesk/client";
import type { HearGroup } from "@frontdesk/contract/inputs";
import { createGroupSpeaker } from "../group-speaker.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const topicId = 5;
const heardOf = ({ desk, owner }: Stage) => createGroupSpeaker(desk, { tgChatId: -77, reader: owner });
const inTopic = { threadId: topicId, topicName: "Lamps" };

async function hear({ owner, lease, notes }: Stage, hears: HearGroup["hears"], threadId: number | null) {
  const inbox = { kind: "known" as const, id: recall(notes, "groupInboxId") };
  await owner.group.hear.mutate(withOpId({ botId: lease.botId, tgChatId: -77, threadId, hears, inbox }));
}

/** What happens in groups. */
export const inGroups: Step[] = [
  { path: "telegram.applyStanding", title: "in a group", run: (s) => heardOf(s).standing("member") },
  {
    path: "telegram.applyGroupMessage",
    title: "in a group that nobody asked for",
    run: (s) => heardOf(s).say({ tgMessageId: 1, text: "Anybody?", ...inTopic }),
  },
  {
    path: "group.hear",
    title: "all of it, in an inbox of its own",
    run: async (s) => {
      s.notes.groupInboxId = (await heardOf(s).hear(s.owner, "all")).rule?.inboxId ?? "";
    },
  },
  {
    path: "telegram.applyGroupMessage",
    title: "in a topic",
    run: async (s) => {
      await heardOf(s).say({ tgMessageId: 2, text: "The lamp is out", tgUserId: 91, name: "Gleb", ...inTopic });
      const [talk] = await heardOf(s).talks();
      s.conversations.group = talk?.id ?? "";
    },
  },
  {
    path: "telegram.applyGroupMessage",
    title: "by another, who is called otherwise now",
    run: async (s) => {
      await heardOf(s).say({ tgMessageId: 3, text: "Here too", tgUserId: 92, name: "Hanna", ...inTopic });
      await heardOf(s).say({ tgMessageId: 4, text: "Hurry", tgUserId: 92, name: "Hannah", ...inTopic });
    },
  },
  {
    path: "telegram.applyGroupEdit",
    title: "a word is changed",
    run: (s) => heardOf(s).edit({ tgMessageId: 2, text: "The lamp is dark", tgUserId: 91, name: "Gleb", ...inTopic }),
  },
  { path: "telegram.applyGroupReaction", title: "to it", run: (s) => heardOf(s).react(2, ["👍"], 92) },
  {
    path: "telegram.applyGroupNotice",
    title: "renamed",
    run: (s) => heardOf(s).notice({ kind: "renamed", title: "G77 anew" }, topicId),
  },
  {
    path: "telegram.applyGroupNotice",
    title: "its topic closed",
    run: (s) => heardOf(s).notice({ kind: "topic_closed" }, topicId),
  },
  { path: "group.hear", title: "a topic only when addressed", run: (s) => hear(s, "addressed", topicId) },
  {
    path: "telegram.applyStanding",
    title: "thrown out of the group",
    run: (s) => heardOf(s).standing("kicked"),
  },
];
