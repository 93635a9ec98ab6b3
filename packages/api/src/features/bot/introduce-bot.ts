import type { ApiRoot } from "@frontdesk/contract";
import type { AddBot } from "@frontdesk/contract/inputs";
import { z } from "zod";
import { DeskError } from "../../desk-error.ts";

const timeoutMs = 10_000;

/** Who a token belongs to, in Telegram's words, and where it was asked. */
export interface Introduction {
  tgId: number;
  username: string;
  name: string;
  apiRoot: string;
  token: string;
}

// Bot API: every answer has `ok`; `result` where it is true, `description` where it is not.
const answer = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    result: z.object({ id: z.int(), is_bot: z.literal(true), first_name: z.string(), username: z.string() }),
  }),
  z.object({ ok: z.literal(false), description: z.string() }),
]);

/**
 * Asks Telegram, at an address the installer allows, whose token this is.
 * @throws invalid (unknown_api_root, bad_token), unavailable telegram_unreachable
 */
export async function introduceBot(roots: readonly ApiRoot[], { token, apiRoot }: AddBot): Promise<Introduction> {
  const root = roots.find(({ name }) => name === apiRoot);
  if (!root) throw new DeskError("invalid", "unknown_api_root", { fields: { apiRoot: "unknown" } });

  const { status, body } = await ask(`${root.url.replace(/\/$/, "")}/bot${token}/getMe`);
  const { success, data } = answer.safeParse(body);
  if (!success || status === 429 || status >= 500) throw unreachable();
  if (!data.ok) {
    const facts = { telegram: data.description.slice(0, 200) };
    throw new DeskError("invalid", "bad_token", { fields: { token: "refused" }, facts });
  }
  const { id, first_name, username } = data.result;
  return { tgId: id, username, name: first_name, apiRoot, token };
}

async function ask(url: string): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, body: await response.json() };
  } catch {
    // Without its cause: that would carry the address, and with it the token, into the log (I18).
    throw unreachable();
  }
}

function unreachable(): DeskError {
  return new DeskError("unavailable", "telegram_unreachable", { retryAfterMs: 5000 });
}
