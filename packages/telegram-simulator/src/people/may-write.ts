import { SimulatorProblem } from "../simulator-problem.ts";
import { hasRight, isAdministrator, isPermitted } from "../world/group-chat.ts";
import type { Content } from "../world/message.ts";
import { neededFor } from "../world/rights.ts";
import type { Phone } from "./lookup.ts";

/** Checks that a phone would let its person send this here. @throws SimulatorProblem when it wouldn't */
export function assertMayWrite({ room, person, threadId }: Phone, content: Content): void {
  if (person.deactivated) throw new SimulatorProblem(`${person.firstName}'s account is deleted`);
  if (room.kind === "private") return;
  const { chat } = room;
  if (chat.migratedTo !== undefined) throw new SimulatorProblem(`the group is the supergroup ${chat.migratedTo} now`);
  const may =
    chat.type === "channel"
      ? hasRight(chat, person.id, "can_post_messages")
      : isPermitted(chat, person.id, "can_send_messages") &&
        isPermitted(chat, person.id, neededFor(content).permission);
  if (!may) throw new SimulatorProblem(`${person.firstName} may not write this in ${chat.title}`);
  if (chat.topics.get(threadId ?? 1)?.isClosed && !isAdministrator(chat, person.id)) {
    throw new SimulatorProblem("the topic is closed");
  }
}

/** Checks that a person may speak in the name of a chat here. @throws SimulatorProblem when they may not */
export function assertMaySpeakAs({ world, room, person }: Phone, chatId: number): void {
  const chat = world.groups.get(chatId);
  const isOwn = chat !== undefined && isAdministrator(chat, person.id);
  const fits = room.kind === "group" && (chatId === room.chat.id || chat?.type === "channel");
  if (!isOwn || !fits) throw new SimulatorProblem(`${person.firstName} may not speak as the chat ${chatId}`);
}
