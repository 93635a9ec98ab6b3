import type { Message } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { getMessage } from "../message/index.ts";
import { queueChange, sayInTopic } from "./queue-sends.ts";
import type { Scene } from "./scene.ts";
import { listBonds } from "./staff-message.queries.ts";
import { tellRest } from "./tell-rest.ts";

/** What became of a message that stands in a thread already. */
export type Change = { messageId: string } & (
  | { change: "edited"; version: number }
  | { change: "extended" | "reacted" | "pressed" | "takenBack" }
  | { change: "failed" | "unknown"; reason: string }
);

/**
 * Tells a topic what became of a message: what the bot shows there is changed in its place; of what a member wrote there
 * a line tells, since a bot can't change it.
 */
export async function tellChange(desk: Desk, scene: Scene, change: Change): Promise<void> {
  const { db, workspaceId, whole } = desk;
  const { topic, group, voice } = scene;
  const { messageId } = change;
  const bonds = await listBonds(db, { workspaceId, topicId: topic.id, messageIds: [messageId] });
  const own = bonds.find(({ isStaff }) => isStaff);
  const { language } = voice;
  const tell = (text: string) => sayInTopic(desk, { group, topic, text, replyTo: bonds[0]?.tgMessageId ?? null });
  const showAnew = () => queueChange(desk, { group, topic, what: "edit", messageId });
  switch (change.change) {
    case "reacted":
      return queueChange(desk, { group, topic, what: "react", messageId });
    case "extended":
      await tellRest(desk, topic, messageId);
      return showAnew();
    case "pressed":
      return tell(say(language, "staff.pressed", { label: pressedIn(await getMessage(db, whole, messageId)) }));
    case "failed":
      return tell(say(language, "staff.notDelivered", { reason: change.reason }));
    case "unknown":
      return tell(say(language, "staff.unsure", { reason: change.reason }));
    case "takenBack":
      return own ? tell(say(language, "staff.takenBack")) : showAnew();
    case "edited": {
      if (!own) return showAnew();
      // What a member changed in the topic itself is known there.
      if (change.version <= own.version) return;
      const { text } = await getMessage(db, whole, messageId);
      return tell(`${say(language, "staff.changed")}\n${text}`);
    }
  }
}

function pressedIn({ buttons }: Message): string {
  const presses = buttons.flatMap(({ label, presses }) => presses.map(({ at }) => ({ label, at })));
  return presses.sort((one, other) => (one.at < other.at ? 1 : -1))[0]?.label ?? "";
}
