import type { FloodControl } from "../flood/flood-control.ts";
import type { Bot } from "../world/bot.ts";
import type { World } from "../world/world.ts";
import type { CallFields } from "./call-fields.ts";

/** A call on its way through a method. */
export interface MethodCall {
  world: World;
  flood: FloodControl;
  bot: Bot;
  fields: CallFields;
  /** Milliseconds since 1970. */
  now: number;
  /** Fires when the caller has hung up. */
  gone: AbortSignal;
}

/** A method of the Bot API: returns the `result` of the answer. @throws BotApiError for `ok: false` */
export type Method = (call: MethodCall) => unknown;

/** A result with the `description` some methods add to it. */
export class DescribedResult {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
