import type { Persona } from "./cast.ts";
import { forwardedFrom } from "./cast.ts";
import { type Chance, createChance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import { inParallel } from "./in-parallel.ts";
import { mutate, spoil } from "./mutate.ts";
import { send } from "./send.ts";
import { fill, type Procedure } from "./shapes.ts";
import { Tally } from "./tally.ts";

/** What would end the standing of whoever calls it rightly, or of a bot: the spare owner's to try. */
const risky =
  /signOut|session\.|revoke|remove|[Pp]assword|[Rr]eset|totp|secondFactor|passkey|recover|prove|role\.|changeRole|member\./;
const headers = { "content-type": "application/json", "x-frontdesk": "1" };

/** Calls every procedure over HTTP, as everybody, with inputs that are right, and then bent. */
export async function fuzzProcedures(ground: Ground): Promise<Tally> {
  const tally = new Tally("procedures");
  const callable = ground.procedures.filter(({ type }) => type !== "subscription");
  await inParallel({ ...ground, width: 12 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const procedure = callable[index % callable.length];
    if (!procedure) return;
    const persona = personaFor(ground, procedure, chance);
    const { address, init, sent } = requestOf(ground, procedure, chance);
    const answer = await send(tally, {
      ...{ index, address: `${ground.url}/trpc/${address}`, sent: `${persona.name} ${address} ${sent}` },
      init: { ...init, headers: { ...headers, ...persona.headers, "x-forwarded-for": forwardedFrom(chance) } },
      // The bot's process is told what it needs to speak for a bot.
      secrets: persona.name === "installation" ? [] : ground.secrets,
    });
    // Acts that change somebody's standing give their session another secret.
    if (answer?.cookie && persona.headers.cookie) persona.headers.cookie = answer.cookie;
    if (answer?.status === 200 && persona.headers["x-workspace"] === ground.office.slug)
      ground.ids.learn(parsed(answer.body), procedure.path.split(".")[0] ?? "");
    if (answer?.status === 401) await ground.cast.replace(persona);
  });
  return tally;
}

/** One procedure's input: right, bent or spoiled. */
export function inputOf({ ids }: Ground, { input }: Procedure, chance: Chance): unknown {
  const right = input ? fill(input, { chance, ids, name: "" }) : chance.pick([undefined, {}, null, "x"]);
  return chance.one(0.2) ? right : mutate(right, chance);
}

export function personaFor({ cast }: Ground, { path, declaration }: Procedure, chance: Chance): Persona {
  if (chance.one(0.08)) return chance.pick([cast.nobody, cast.stranger]);
  if (declaration.word === "serves") return chance.one(0.9) ? cast.installation : cast.operator;
  if (risky.test(path)) return chance.pick(cast.spares);
  const everybody = [...cast.owners, ...cast.owners, cast.operator, ...cast.scripts.slice(0, 4), cast.installation];
  return chance.pick(everybody);
}

interface Request {
  address: string;
  init: RequestInit;
  sent: string;
}

function requestOf(ground: Ground, procedure: Procedure, chance: Chance): Request {
  const { path, type } = procedure;
  const inputs = Array.from({ length: chance.one(0.1) ? chance.pick([2, 10, 11, 40]) : 1 }, () =>
    inputOf(ground, procedure, chance),
  );
  const isBatch = inputs.length > 1;
  const text = JSON.stringify(isBatch ? { ...inputs } : inputs[0]) ?? "";
  const paths = isBatch ? `${inputs.map(() => path).join(",")}?batch=1` : path;
  if (type === "mutation") {
    const body = chance.one(0.08) ? spoil(text, chance) : text;
    return {
      address: paths,
      init: { method: chance.one(0.01) ? "PUT" : "POST", body },
      sent: String(body).slice(0, 300),
    };
  }
  // A query travels in the address, which is not as long as a body may be.
  const query = encodeURIComponent((chance.one(0.05) ? text.slice(1) : text).slice(0, 20_000).toWellFormed());
  const address = `${paths}${isBatch ? "&" : "?"}input=${query}`;
  return { address, init: { method: chance.one(0.02) ? "POST" : "GET" }, sent: text.slice(0, 300) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
