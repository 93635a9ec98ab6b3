import type { FastifyReply } from "fastify";
import type { SessionCookie } from "../call.ts";

/** The cookie's name: behind TLS the browser itself binds it to this host. */
export function cookieName(baseUrl: URL | null): string {
  return baseUrl?.protocol === "https:" ? "__Host-frontdesk" : "frontdesk";
}

/** The session cookie on an answer: out of reach for scripts, never sent across sites. */
export function sessionCookie(reply: FastifyReply, baseUrl: URL | null): SessionCookie {
  const name = cookieName(baseUrl);
  const options = { path: "/", httpOnly: true, sameSite: "lax" as const, secure: baseUrl?.protocol === "https:" };
  return {
    set: (secret, expires) => {
      reply.setCookie(name, secret, { ...options, expires });
    },
    clear: () => {
      reply.clearCookie(name, options);
    },
  };
}
