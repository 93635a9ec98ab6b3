import { fork } from "node:child_process";
import { once } from "node:events";
import type { Command, Delays } from "./commands.ts";

/** Subscribers of one server, in a process of their own. */
export interface Crowd extends AsyncDisposable {
  pid: number;
  ask(command: Exclude<Command, { does: "tell-delays" }>): Promise<void>;
  delaysSince(givenAt: Record<number, number>): Promise<Delays>;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** Starts the process; nobody is subscribed yet. */
export function startCrowd(): Crowd {
  const child = fork(new URL("../processes/crowd.ts", import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on("message", ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(`The subscribers: ${error}`));
  });
  child.once("exit", () => {
    for (const call of waiting.values()) call.reject(new Error("The subscribers' process ended."));
  });
  const send = (command: Command): Promise<unknown> => {
    const call = Promise.withResolvers<unknown>();
    last += 1;
    waiting.set(last, call);
    child.send({ id: last, command });
    return call.promise;
  };
  return {
    pid: child.pid ?? 0,
    ask: async (command) => {
      await send(command);
    },
    delaysSince: async (givenAt) => (await send({ does: "tell-delays", givenAt })) as Delays,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
