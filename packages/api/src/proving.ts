import type { CallContext } from "./call.ts";
import { networkOf } from "./network-of.ts";
import { hashSecret } from "./secret.ts";
import type { ProofKey } from "./throttle.ts";

/** Who says who they are, and from where. */
type Proving = Pick<CallContext, "services" | "origin" | "cookie">;

/**
 * What a try to prove oneself is counted under. Strangers are counted by the address they come from, by the address and
 * the account, and, far higher, by the account: so none of them locks its holder out. A browser in which the account
 * was signed in to before is counted by itself, whatever strangers do. The address comes first: one that is refused
 * must not use up the tries of accounts that are not its own.
 */
export function triesOf({ services, origin, cookie }: Proving, account: string): ProofKey[] {
  const name = hashSecret(account).toString("base64url");
  const mark = services.knownBrowsers.markOf(account);
  if (cookie?.marks().includes(mark)) return [{ of: "pair", key: `${name}:known` }];
  const network = networkOf(origin.ip);
  return [
    { of: "address", key: network },
    { of: "pair", key: `${name}:${network}` },
    { of: "account", key: name },
  ];
}

/** Forgets the tries that led to a right one. */
export async function forgiveTries({ services }: Pick<Proving, "services">, tries: ProofKey[]): Promise<void> {
  for (const key of tries) if (key.of === "pair") await services.throttle.forgiveProof(key);
}

/** Once nothing more is to be shown: forgets the tries that led there, and lets the browser be known from now on. */
export async function noteProven(proving: Proving, account: string): Promise<void> {
  await forgiveTries(proving, triesOf(proving, account));
  proving.cookie?.mark(proving.services.knownBrowsers.markOf(account));
}
