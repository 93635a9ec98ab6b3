import { forwardedFrom } from "./cast.ts";
import { type Chance, createChance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import { inParallel } from "./in-parallel.ts";
import { send } from "./send.ts";
import type { Procedure, Shape } from "./shapes.ts";
import { Tally } from "./tally.ts";

/** Names of fields that hold what proves something: links, codes, passwords. */
const proving = /secret|code|password|token$|link|assertion|response/i;

/** Guesses at everything that is kept secret: sessions, tokens, links, codes, files, and the bot's key. */
export async function fuzzSecrets(ground: Ground): Promise<Tally> {
  const tally = new Tally("secrets");
  const fields = ground.procedures.flatMap((procedure) =>
    procedure.declaration.word === "open" ? namesIn(procedure.input).map((field) => ({ procedure, field })) : [],
  );
  const guessed = fields.filter(({ field }) => proving.test(field));
  await inParallel({ ...ground, width: 12 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const guess = guessOf(chance);
    const { address, init } = chance.one(0.5)
      ? carried(ground, chance, guess)
      : asInput(chance.pick(guessed), { chance, guess });
    const headers = { "x-frontdesk": "1", ...init.headers, "x-forwarded-for": forwardedFrom(chance) };
    const answer = await send(tally, {
      ...{ index, address: `${ground.url}${address}`, init: { ...init, headers }, secrets: ground.secrets },
      sent: `${address} ${JSON.stringify(guess)}`,
    });
    if (answer?.status === 200 && !isHarmless(answer.body)) tally.violate(index, "a guess was right", guess);
  });
  return tally;
}

interface Sent {
  address: string;
  init: { method?: string; headers?: Record<string, string>; body?: string };
}

function guessOf(chance: Chance): string {
  return chance.pick([
    chance.token(43),
    chance.token(chance.below(130)),
    chance.uuid(),
    "",
    "0".repeat(43),
    "a".repeat(5_000),
    `${chance.token(21)}\u0000${chance.token(21)}`,
    "../../../../etc/passwd",
    "%2e%2e%2f%00",
    "' or ''='",
    "\ud800".repeat(20),
    String(chance.below(1_000_000)).padStart(6, "0"),
  ]);
}

/** The guess as a header may carry it: what no header can hold is left out of it. */
function carried({ office, ids }: Ground, chance: Chance, guess: string): Sent {
  const plain = guess.replaceAll(/[^\x20-\x7e]/g, "?");
  const segment = encodeURIComponent(guess.toWellFormed());
  return chance.pick<Sent>([
    { address: "/trpc/identity.me", init: { headers: { cookie: `frontdesk=${plain}`, "x-workspace": office.slug } } },
    {
      address: "/trpc/conversation.counts",
      init: { headers: { authorization: `Bearer ${plain}`, "x-workspace": "bench" } },
    },
    { address: "/trpc/telegram.bots", init: { headers: { authorization: `Installation ${plain}` } } },
    {
      address: "/trpc/conversation.counts",
      init: { headers: { authorization: plain, "x-workspace": plain.slice(0, 200) } },
    },
    { address: `/w/${office.slug}/files/${segment}`, init: {} },
    { address: `/w/${office.slug}/files/${ids.pick("attachmentId", chance)}`, init: { headers: { cookie: plain } } },
    { address: `/w/${segment}/files/${chance.uuid()}`, init: {} },
    { address: "/report", init: { headers: { authorization: `Installation ${plain}` } } },
    { address: "/metrics", init: { headers: { authorization: `Bearer ${plain}` } } },
  ]);
}

function asInput(
  { procedure, field }: { procedure: Procedure; field: string },
  { chance, guess }: { chance: Chance; guess: string },
): Sent {
  const input: Record<string, unknown> = { [field]: guess };
  if (procedure.type === "mutation") input.opId = chance.uuid();
  if (procedure.input?.properties?.account) input.account = null;
  if (procedure.input?.properties?.email) input.email = "olga@example.org";
  const text = JSON.stringify(input);
  const address = `/trpc/${procedure.path}`;
  if (procedure.type === "query") return { address: `${address}?input=${encodeURIComponent(text)}`, init: {} };
  return { address, init: { method: "POST", headers: { "content-type": "application/json" }, body: text } };
}

// The page itself, and a person who is nobody.
function isHarmless(body: string): boolean {
  return body.includes("<html") || /"data":null|"result":\{\}/.test(body);
}

function namesIn(shape: Shape | null): string[] {
  return Object.keys(shape?.properties ?? {});
}
