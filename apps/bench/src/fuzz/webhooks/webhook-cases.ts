import { forwardedFrom } from "../cast.ts";
import { type Chance, createChance } from "../chance.ts";
import type { Ground } from "../ground.ts";
import { inParallel } from "../in-parallel.ts";
import { mutate, spoil } from "../mutate.ts";
import { send } from "../send.ts";
import { Tally } from "../tally.ts";
import { updateOf } from "./update-values.ts";

/** How long the bot may stand still with updates to apply. */
const standstillMs = 20_000;

/**
 * Posts updates of every kind that the Bot API has to a bot's webhook, right, bent and spoiled, and hands some to the bot
 * that asks for its own. Each must be settled in the end, as applied, ignored or failed.
 */
export async function fuzzWebhooks(ground: Ground): Promise<Tally> {
  const tally = new Tally("webhooks");
  const { office, webhook, url } = ground;
  await inParallel({ ...ground, width: 8 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const around = { chance, chatIds: [...office.personIds, 4711, -1_000_123_456, 2 ** 40] };
    const right = updateOf(1_000_000 + index, around);
    const update = chance.one(0.3) ? right : bent(right, chance);
    if (chance.one(0.1)) {
      const [kind = "message"] = Object.keys(right).filter((name) => name !== "update_id");
      const payload = typeof update === "object" && update !== null ? Reflect.get(update, kind) : update;
      await office.telegram.pushUpdate({ botId: office.telegramBotId, kind, payload: payload ?? null }).catch(() => {});
      tally.note("asked for");
      return;
    }
    const text = JSON.stringify(update) ?? "";
    const isWrong = chance.one(0.1);
    const secret = isWrong ? chance.token(chance.below(60)) : webhook.secret;
    const path = isWrong && chance.one(0.7) ? encodeURIComponent(chance.token(chance.below(80))) : webhook.path;
    await send(tally, {
      ...{ index, address: `${url}/telegram/${path}`, sent: text, secrets: ground.secrets },
      init: {
        method: "POST",
        headers: {
          ...{
            "content-type": chance.one(0.03) ? "text/plain" : "application/json",
            "x-forwarded-for": forwardedFrom(chance),
          },
          "x-telegram-bot-api-secret-token": secret,
        },
        body: chance.one(0.1) ? spoil(text, chance) : text,
      },
    });
  });
  await settled(ground, tally);
  return tally;
}

// The update's number mostly stays, or the desk would refuse the rest of it unread.
function bent(right: Record<string, unknown>, chance: Chance): unknown {
  const mutated = mutate(right, chance);
  if (typeof mutated !== "object" || mutated === null || Array.isArray(mutated) || chance.one(0.1)) return mutated;
  return { ...mutated, update_id: right.update_id };
}

async function settled(ground: Ground, tally: Tally): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let movedAt = performance.now();
  for (;;) {
    const waiting = await ground.updatesWaiting();
    if (waiting === 0) return;
    if (waiting < least) {
      least = waiting;
      movedAt = performance.now();
    }
    if (performance.now() - movedAt > standstillMs) {
      tally.violate(-1, `${waiting} updates are neither applied, ignored nor failed`, "");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
