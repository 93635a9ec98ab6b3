import { withOpId } from "@frontdesk/client";
import { expect, it } from "vitest";
import { describeFailure } from "./open-log.ts";
import { testDesk } from "./testing/index.ts";
import { say } from "./testing/thread.ts";

const marker = "zebra-7413-crossing";

it("[I18] logs a walk by ids alone: no text, no name, no secret, at the most talkative level", async () => {
  const lines: string[] = [];
  await using desk = await testDesk({ logLevel: "trace", logTo: { write: (line) => lines.push(line) } });
  const owner = await desk.as("owner");
  const { conversationId } = await desk.build.inbound({ text: marker, name: marker });
  await owner.conversation.take.mutate(withOpId({ conversationId }));
  await say(owner, conversationId, marker);
  const { secret } = await owner.token.create.mutate(
    withOpId({ name: marker, permissions: ["conversation:read" as const], expiresInDays: null }),
  );
  const invited = await owner.invitation.create.mutate(
    withOpId({ email: `${marker}@example.org`, preset: "viewer" as const }),
  );
  await desk.bearer(secret).conversation.list.query({ view: "open" });
  await desk.anonymous().invitation.look.query({ secret: invited.secret });
  await desk
    .anonymous()
    .identity.signIn.mutate(withOpId({ email: `${marker}@example.org`, password: marker }))
    .catch(() => undefined);
  await fetch(`${desk.url}/join/${invited.secret}?${marker}`, { headers: { accept: "text/html" } });

  const said = lines.join("");

  expect(said).toContain('"path":"message.send"');
  expect(said).toContain('"route":"/trpc/*"');
  for (const hidden of [marker, secret, invited.secret, owner.who?.sessionSecret ?? "", desk.services.setUpCode])
    expect(said).not.toContain(hidden);
});

it("[I18] leaves out of an error what a library hung on it, and the values that PostgreSQL quotes", () => {
  const refused = Object.assign(new Error(`invalid input: "${marker}"`), {
    code: "22P02",
    detail: marker,
    where: marker,
  });
  const failed = new Error("Telegram did not answer", { cause: Object.assign(refused, { request: { text: marker } }) });

  const told = JSON.stringify(describeFailure(failed));

  expect(told).toContain("Telegram did not answer");
  expect(told).toContain("22P02");
  expect(told).not.toContain(marker);
});
