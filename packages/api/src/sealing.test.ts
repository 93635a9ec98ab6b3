import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { onServer } from "@frontdesk/db/testing";
import { pino } from "pino";
import { expect, it } from "vitest";
import { createSealer } from "./sealing.ts";
import { sealedColumns } from "./sealing-rotation.queries.ts";
import { rotateKeys, sealedWithFormerKeys } from "./sealing-rotation.ts";
import { testDesk } from "./testing/index.ts";
import { listSealedColumns } from "./testing/sealed-columns.queries.ts";

const [former, present] = ["the key that was used until today", "the key that is used from today on"];
const log = pino({ level: "silent" });

/** As the first version of Frontdesk sealed: without naming the key. */
function sealAtFirst(secretKey: string, plain: string): Buffer {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "frontdesk/sealing", 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
}

it("opens what a former key sealed, with or without naming the key, and seals with the present one", () => {
  const sealer = createSealer(present, [former]);

  expect(sealer.open(createSealer(former).seal("secret"))).toBe("secret");
  expect(sealer.open(sealAtFirst(former, "secret"))).toBe("secret");
  expect(sealer.open(sealAtFirst(present, "secret"))).toBe("secret");
  expect(createSealer(present).open(sealer.seal("secret"))).toBe("secret");
});

it("opens nothing that another key sealed, that was changed, or that is none", () => {
  const sealer = createSealer(present);
  const sealed = sealer.seal("secret");
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

  for (const bytes of [
    createSealer(former).seal("secret"),
    sealAtFirst(former, "x"),
    changed,
    Buffer.of(2),
    Buffer.of(),
  ])
    expect(() => sealer.open(bytes)).toThrow();
});

it("[I18] seals everything anew with the present key, while bots go on, and counts what no known key opens", async () => {
  await using desk = await testDesk();
  const { database } = desk.services;
  const { botId } = await desk.build.bot();
  const owner = await desk.as("owner");
  await owner.bot.changeMode.mutate(withOpId({ botId, mode: "webhook" as const, version: 1 }));
  const [before] = await desk.installation().telegram.bots.query();
  const secretKey = "a secret key that only the tests know";
  const sealer = createSealer(present, [secretKey]);

  expect(await sealedWithFormerKeys({ database, sealer })).toBe(2);
  await Promise.all([1, 2].map(() => rotateKeys({ database, sealer, log })));

  expect(await sealedWithFormerKeys({ database, sealer })).toBe(0);
  const row = await inWorkspace(database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("bot").select(["token_sealed", "webhook_sealed"]).executeTakeFirstOrThrow(),
  );
  const alone = createSealer(present);
  expect(alone.open(row.token_sealed)).toBe(before?.token);
  expect(alone.open(row.webhook_sealed ?? Buffer.of())).toBe(`${before?.webhook?.path} ${before?.webhook?.secret}`);

  const other = createSealer("a key that has never sealed anything here");
  await rotateKeys({ database, sealer: other, log });
  expect(await sealedWithFormerKeys({ database, sealer: other })).toBe(2);
});

it("a bot whose token no key opens does not keep the others from running, and its card says so", async () => {
  await using desk = await testDesk();
  const { botId } = await desk.build.bot();
  const owner = await desk.as("owner");
  const sealed = createSealer(former).seal("123456:token").toString("hex");
  await onServer(desk.database.ownerUrl, `alter table bot no force row level security`);
  await onServer(desk.database.ownerUrl, `update bot set token_sealed = '\\x${sealed}'`);

  expect(await desk.installation().telegram.bots.query()).toEqual([]);
  const { data } = await owner.bot.health.query({ botId });
  expect(data.findings).toEqual([{ code: "token_unreadable", params: {}, fix: "replace_token" }]);
});

it("knows every column that holds something sealed", async () => {
  await using desk = await testDesk();
  const rows = await acrossWorkspaces(desk.services.database, "due-work").read(({ db }) => listSealedColumns(db));

  const names = (some: readonly { table: string; column: string }[]) =>
    some.map(({ table, column }) => `${table}.${column}`).sort();
  expect(names(sealedColumns)).toEqual(names(rows));
});
