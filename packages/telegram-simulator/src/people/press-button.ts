import type { CallbackQuery } from "../bot-api/objects.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { userOf } from "../world/person.ts";
import { presentMessage } from "../world/present-message.ts";
import { botsIn, chatIdOf } from "../world/room.ts";
import type { World } from "../world/world.ts";
import { getMessage, type Phone } from "./lookup.ts";

/** Which button: by what it says, or by its callback data. */
export type ButtonChoice = { text: string } | { data: string };

/** What a press set off. */
export interface Pressed {
  /** Look its answer up in the transcript. */
  queryId: string;
  updateId?: number;
}

/** How long an answer can still be looked up. */
const rememberedMs = 60 * 60 * 1000;

/** Presses an inline button of a message. @throws SimulatorProblem when there is no such callback button */
export function pressButton(phone: Phone, messageId: number, choice: ButtonChoice): Pressed {
  const { world, person, room } = phone;
  const message = getMessage(phone, messageId);
  const button = message.buttons?.inline_keyboard
    .flat()
    .find((one) => ("text" in choice ? one.text === choice.text : one.callback_data === choice.data));
  if (!button) throw new SimulatorProblem(`message ${messageId} has no such button`);
  if (button.callback_data === undefined) throw new SimulatorProblem(`"${button.text}" asks the bot nothing`);

  const bot = botsIn(world, room).find(({ id }) => room.kind === "private" || id === message.authorId);
  if (!bot) throw new SimulatorProblem("the bot isn't here any more");

  forgetOldQueries(world);
  const queryId = `${world.random.between(1, 9)}${world.random.between(10 ** 14, 10 ** 15 - 1)}`;
  world.callbacks.set(queryId, {
    botId: bot.id,
    personId: person.id,
    chatId: chatIdOf(room),
    askedAt: world.clock.now(),
  });
  const query: CallbackQuery = {
    id: queryId,
    from: userOf(person),
    message: presentMessage({ world, bot, room }, message),
    chat_instance: `-${Math.abs(chatIdOf(room))}${bot.id % 1000}`,
    data: button.callback_data,
  };
  const update = bot.updates.push("callback_query", query);
  return { queryId, ...(update && { updateId: update.update_id }) };
}

function forgetOldQueries(world: World): void {
  const before = world.clock.now() - rememberedMs;
  for (const [queryId, query] of world.callbacks) {
    if (query.askedAt >= before) return;
    world.callbacks.delete(queryId);
  }
}
