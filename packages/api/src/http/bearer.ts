import { sameSecret } from "../secret.ts";

/** Whether an Authorization header bears the token; takes as long whatever it says. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  return sameSecret(authorization ?? "", `Bearer ${token}`);
}
