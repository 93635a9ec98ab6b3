import type { BotAccount, Person, SimulatorControl, SimulatorOptions } from "../index.ts";
import { startSimulator } from "../index.ts";

/** What a bot gets back. `result` is looked at with toMatchObject. */
interface Reply {
  status: number;
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

/** A simulator with a bot and Anna, who has opened it, and nothing left in the bot's queue. */
export interface Scene extends AsyncDisposable {
  url: string;
  control: SimulatorControl;
  bot: BotAccount;
  anna: Person;
  /** Anna's side of the chat. */
  side: { personId: number; botId: number };
  /** Calls a method as the bot, with a JSON body. */
  call(method: string, params?: object): Promise<Reply>;
  /** Calls a method with a prepared request. */
  request(method: string, init: RequestInit): Promise<Reply>;
}

/** Starts a scene. Floods are let through and repeated polls answered at once unless asked otherwise. */
export async function startScene(options: SimulatorOptions = {}): Promise<Scene> {
  const simulator = await startSimulator({ flood: false, slowRepeatedPolls: false, ...options });
  const { control, url } = simulator;
  const bot = await control.createBot({ username: "desk_bot", name: "Desk" });
  const anna = await control.createPerson({ firstName: "Anna", username: "anna", languageCode: "en" });
  const side = { personId: anna.id, botId: bot.id };

  async function request(method: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(`${url}/bot${bot.token}/${method}`, init);
    const body = (await response.json()) as Omit<Reply, "status">;
    return { status: response.status, ...body };
  }
  const call = (method: string, params: object = {}) =>
    request(method, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });

  await control.start(side);
  await call("deleteWebhook", { drop_pending_updates: true });
  return { url, control, bot, anna, side, call, request, [Symbol.asyncDispose]: () => simulator.close() };
}

/** The header of a PNG of this size, enough for what reads only headers. */
export function pngOf(width: number, height: number, extraBytes = 0): Buffer {
  const png = Buffer.alloc(33 + extraBytes);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(png);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}
