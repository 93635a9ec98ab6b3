import { once } from "node:events";
import { createServer } from "node:http";
import { forwardedFrom } from "./cast.ts";
import { createChance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import { inParallel } from "./in-parallel.ts";
import { personaFor } from "./procedure-cases.ts";
import { send } from "./send.ts";
import { fill, type Procedure, type Shape } from "./shapes.ts";
import { Tally } from "./tally.ts";

/** How long a request to the listener may take to come after the last input was answered. */
const lateMs = 1_500;

interface Target {
  procedure: Procedure;
  path: string[];
  value: unknown;
  index: number;
}

/**
 * F14: puts `{source}` and `{url}` objects, and the same as texts, into every field of every input. A file of this
 * machine is never answered, and nobody ever asks the listener that the address is of.
 */
export async function fuzzReach(ground: Ground): Promise<Tally> {
  const tally = new Tally("reach");
  let asked = 0;
  const listener = createServer((_request, response) => {
    asked += 1;
    response.end("reached");
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/reached`;
  const hostile: unknown[] = [
    { source: "/etc/passwd" },
    { url },
    { source: { url } },
    url,
    "file:///etc/passwd",
    [{ url }],
  ];

  const targets = ground.procedures.flatMap((procedure) => {
    if (procedure.type === "subscription" || !procedure.input) return [];
    return placesIn(procedure.input).flatMap((path) => hostile.map((value) => ({ procedure, path, value })));
  });
  // In this order the objects come everywhere before the texts do, however short the run is.
  const ordered = targets.toSorted((one, other) => hostile.indexOf(one.value) - hostile.indexOf(other.value));
  const count = Math.min(targets.length, Math.max(2 * (targets.length / hostile.length), ground.count));
  await inParallel({ ...ground, count, width: 8 }, async (index) => {
    const target = ordered[index];
    if (target) await place(ground, tally, { ...target, index });
  });
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  if (asked > 0) tally.violate(-1, `${asked} requests reached the listener`, url);
  listener.close();
  return tally;
}

async function place(ground: Ground, tally: Tally, { procedure, path, value, index }: Target): Promise<void> {
  const chance = createChance(ground.seed, tally.family, index);
  const right = fill(procedure.input ?? {}, { chance, ids: ground.ids, name: "" });
  const text = JSON.stringify(placed(right, path, value));
  const isMutation = procedure.type === "mutation";
  const query = isMutation ? "" : `?input=${encodeURIComponent(text)}`;
  const headers = { "content-type": "application/json", "x-frontdesk": "1", "x-forwarded-for": forwardedFrom(chance) };
  const persona = personaFor(ground, procedure, chance);
  const answer = await send(tally, {
    ...{ index, address: `${ground.url}/trpc/${procedure.path}${query}`, sent: text },
    init: { ...(isMutation && { method: "POST", body: text }), headers: { ...headers, ...persona.headers } },
    secrets: persona.name === "installation" ? [] : ground.secrets,
  });
  if (answer?.cookie && persona.headers.cookie) persona.headers.cookie = answer.cookie;
}

/** The ways to every field of an input, through objects and lists. */
function placesIn(shape: Shape, way: string[] = []): string[][] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([name, part]) => [
    [...way, name],
    ...placesIn(part, [...way, name]),
  ]);
  const chosen = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((part) => placesIn(part, way));
  return [...own, ...chosen, ...(shape.items ? placesIn(shape.items, [...way, "0"]) : [])];
}

function placed(into: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (name === "0") return [placed(Array.isArray(into) ? into[0] : {}, rest, value)];
  const object: Record<string, unknown> = typeof into === "object" && into !== null ? { ...into } : {};
  object[name] = placed(object[name], rest, value);
  return object;
}
