import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces } from "@frontdesk/db";
import { expect, it } from "vitest";
import { testDesk } from "../testing/index.ts";

/** The address under which a desk knows somebody who signs in with a header that a proxy would send. */
async function addressOf(forwardedFor: string, trustProxy: boolean) {
  await using desk = await testDesk({ trustProxy });
  const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  const place = { workspaceName: "Lighthouse", slug: "lighthouse", locale: "en", timezone: "Europe/Berlin" };
  const answer = await fetch(`${desk.url}/trpc/identity.setUp`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-frontdesk": "1", "x-forwarded-for": forwardedFor },
    body: JSON.stringify(withOpId({ ...account, ...place, code: desk.services.setUpCode })),
  });
  expect(answer.status).toBe(200);
  const session = await acrossWorkspaces(desk.services.database, "sign-in").read(({ db }) =>
    db.selectFrom("session").select("ip").orderBy("id", "desc").executeTakeFirstOrThrow(),
  );
  return session.ip;
}

it("is the last address, which the proxy wrote, whatever the caller claimed before it", async () => {
  expect(await addressOf("203.0.113.9, 198.51.100.7", true)).toBe("198.51.100.7");
});

it("means nothing where no proxy is trusted", async () => {
  expect(await addressOf("203.0.113.9", false)).toBe("127.0.0.1");
});
