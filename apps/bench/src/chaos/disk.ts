import { randomUUID } from "node:crypto";
import { deskErrorOf, withOpId } from "@frontdesk/client";
import { brokenInvariants } from "@frontdesk/db/invariants";
import { type Asked, doubledWrites, lostWrites } from "../invariants/acknowledged.ts";
import { listMessages } from "../invariants/messages.ts";
import { eventually } from "./eventually.ts";
import { reply } from "./replies.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";
import { isReady, openStage, type Stage } from "./stage.ts";
import { ownEndsOf, type Verdict } from "./verdict.ts";

export interface DiskOptions {
  seed: number;
  /** Megabytes of WAL that a fresh database and its growth need. */
  databaseMegabytes?: number;
}

/** What is left when the disk counts as full: a few messages' worth. */
const brimBytes = 128 * 1024;
const writers = 4;
const longText = "слово".repeat(600);

/**
 * The disk of the database runs full while staff writes, and that of the files while people send photos; then both get
 * room again. What was acknowledged stays, the desk says that it can't, and goes on by itself. [P1, P11]
 */
export async function disk({ seed, databaseMegabytes = 192 }: DiskOptions): Promise<Verdict> {
  await using stack = new AsyncDisposableStack();
  const disks: SmallDisk[] = [];
  for (const megabytes of [databaseMegabytes, 8]) {
    const mounted = await mountSmallDisk(megabytes);
    if ("refusal" in mounted) return skipped(seed, mounted.refusal);
    disks.push(stack.use(mounted));
  }
  const [forDatabase, forFiles] = disks;
  if (!forDatabase || !forFiles) throw new Error("Two disks were mounted.");
  const stage = stack.use(await openStage({ seed, databaseFolder: forDatabase.folder, filesFolder: forFiles.folder }));
  const { personId, conversationId } = await meetSomebody(stage);

  const asked: Asked[] = [];
  const database = await fillDatabase(stage, { disk: forDatabase, conversationId, asked });
  const files = await fillFiles(stage, { disk: forFiles, personId });

  const stored = await listMessages((statement) => stage.database.ask(statement));
  const { ends, violations } = ownEndsOf([stage.server, stage.bot]);
  return {
    title: "disk",
    seed,
    counts: {
      "acknowledged writes": asked.length,
      "refused while the disk was full": database.refused,
      "photos sent on a full disk": files.photos,
      "database restarts": stage.database.process.ownEnds.length,
      "starts refused": ends,
    },
    readyMs: [
      { kind: "the database's disk was full", readyMs: database.readyMs },
      { kind: "the files' disk was full", readyMs: files.readyMs },
    ],
    violations: [
      ...violations,
      ...database.violations,
      ...files.violations,
      ...lostWrites(asked, stored),
      ...doubledWrites(asked, stored),
      ...(await brokenInvariants(stage.database.adminUrl())),
    ],
  };
}

function skipped(seed: number, refusal: string): Verdict {
  return { title: "disk", seed, counts: { skipped: refusal }, readyMs: [], violations: [] };
}

async function meetSomebody({ telegram, account, staff: [owner] }: Stage) {
  const { id } = await telegram.createPerson({ firstName: "Anna" });
  await telegram.start({ personId: id, botId: account.id });
  const conversationId = await eventually("the first message is there", async () => {
    const answer = await owner?.desk.client.conversation.list.query({ view: "open" });
    return answer?.data.rows[0]?.id;
  });
  return { personId: id, conversationId };
}

async function fillDatabase(
  stage: Stage,
  { disk: small, conversationId, asked }: { disk: SmallDisk; conversationId: string; asked: Asked[] },
) {
  const [owner] = stage.staff;
  if (!owner) throw new Error("Nobody is there to answer.");
  const { client } = owner.desk;
  const violations: string[] = [];
  const over = new AbortController();
  const { empty } = await small.fill(brimBytes);
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let count = 0; !over.signal.aborted; count += 1)
      await reply(client, asked, { conversationId, text: `writer ${writer} writes ${count} ${longText}` });
  });

  let refused = 0;
  const attempt = () =>
    client.message.send
      .mutate(withOpId({ conversationId, text: longText, clientKey: randomUUID() }), {
        signal: AbortSignal.timeout(20_000),
      })
      .then(
        () => null,
        (error: unknown) => deskErrorOf(error),
      );
  await eventually("writes are refused and the server says that it is not ready", async () => {
    const refusal = await attempt();
    if (!refusal || refusal.code === "limited") return false;
    refused += 1;
    if (refusal.code !== "unavailable" || refusal.reason === "internal")
      violations.push(`disk: a write on a full disk was ${refusal.code} (${refusal.reason})`);
    return !(await isReady(stage.url).catch(() => false));
  });

  await empty();
  const emptyAt = performance.now();
  over.abort();
  await stage.ready();
  const readyMs = performance.now() - emptyAt;
  await Promise.all(writing);
  return { refused, readyMs, violations };
}

async function fillFiles(stage: Stage, { disk: small, personId }: { disk: SmallDisk; personId: number }) {
  const photos = 3;
  const violations: string[] = [];
  const { empty } = await small.fill(0);
  const side = { personId, botId: stage.account.id };
  for (let count = 0; count < photos; count += 1) await stage.telegram.sendPhoto({ ...side, bytes: jpeg(count) });
  await eventually("the photos are in the thread, without their files", async () => {
    const [row] = await stage.database.ask<{ waiting: number }>(
      "select count(*)::integer as waiting from attachment where state <> 'ready'",
    );
    return row?.waiting === photos;
  });
  await eventually("the server says that it can't keep files", async () => !(await isReady(stage.url)));

  await empty();
  const emptyAt = performance.now();
  await stage.ready();
  const readyMs = performance.now() - emptyAt;
  await eventually("the photos are there", async () => {
    const states = await stage.database.ask<{ state: string }>("select state from attachment");
    const failed = states.filter(({ state }) => state === "failed").length;
    if (failed > 0) violations.push(`disk: ${failed} photos were given up`);
    return failed > 0 || states.every(({ state }) => state === "ready");
  });
  return { photos, readyMs, violations };
}

/** A photo of one grey pixel, and another file each time. */
function jpeg(number: number): Buffer {
  return Buffer.concat([Buffer.from(greyPixel, "base64"), Buffer.alloc(200_000, `${number}`)]);
}

const greyPixel =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";
