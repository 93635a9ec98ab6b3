import type { FastifyReply } from "fastify";
import type { SessionCookie } from "../call.ts";

const dayMs = 24 * 60 * 60_000;
/** How long a browser stays known, and for how many accounts. */
const known = { forMs: 365 * dayMs, accounts: 4 } as const;

/** The cookie's name: behind TLS the browser itself binds it to this host. */
export function cookieName(baseUrl: URL | null): string {
  return baseUrl?.protocol === "https:" ? "__Host-frontdesk" : "frontdesk";
}

/** The cookies of an answer: out of reach for scripts, never sent across sites. */
export function sessionCookie(reply: FastifyReply, baseUrl: URL | null): SessionCookie {
  const name = cookieName(baseUrl);
  const knownName = `${name}-known`;
  const options = { path: "/", httpOnly: true, sameSite: "lax" as const, secure: baseUrl?.protocol === "https:" };
  const marks = () =>
    (reply.request.cookies[knownName] ?? "")
      .split(".")
      .filter((mark) => /^[\w-]{22}$/.test(mark))
      .slice(0, known.accounts);
  return {
    set: (secret, expires) => {
      reply.setCookie(name, secret, { ...options, expires });
    },
    clear: () => {
      reply.clearCookie(name, options);
      // Pictures are kept by browsers for long: whoever comes to this one next must not find them. Not its storage, where
      // what was written and not sent yet waits for its writer, nor the cookie by which the browser stays known.
      reply.header("clear-site-data", '"cache"');
    },
    marks,
    mark: (mark) => {
      const kept = [mark, ...marks().filter((other) => other !== mark)].slice(0, known.accounts);
      reply.setCookie(knownName, kept.join("."), { ...options, expires: new Date(Date.now() + known.forMs) });
    },
  };
}
