import { withOpId } from "@frontdesk/client";
import { brokenInvariants } from "@frontdesk/db/invariants";
import { type Asked, doubledWrites, lostWrites } from "../invariants/acknowledged.ts";
import { listMessages } from "../invariants/messages.ts";
import { seeded } from "../measures.ts";
import { deskOfToken } from "../people.ts";
import type { Harmed } from "./adversary.ts";
import { listen, misled } from "./ears.ts";
import { eventually, NotYet, untilAnswered } from "./eventually.ts";
import { reply } from "./replies.ts";
import { openStage, type Stage } from "./stage.ts";
import { ownEndsOf, type Verdict } from "./verdict.ts";

export interface WritersOptions {
  seed: number;
  clients: number;
  /** SIGKILLs of the server. */
  kills: number;
}

/** Few, so that many write into the same one at once. */
const conversations = 5;

/**
 * Clients write replies, each repeated under its opId until it is answered, while the server is killed; then what was
 * acknowledged is looked for. [P1, P2, P4, P11]
 */
export async function writers({ seed, clients, kills }: WritersOptions): Promise<Verdict> {
  const random = seeded(seed);
  await using stage = await openStage({ seed });
  const conversationIds = await openConversations(stage);
  // Nobody sends what is written: the server alone is on trial.
  await stage.bot[Symbol.asyncDispose]();
  const ears = await Promise.all(stage.staff.map(({ desk }, at) => listen(desk, `member ${at}`)));
  const secrets = await createTokens(stage, clients);

  const asked: Asked[] = [];
  const again: (() => Promise<void>)[] = [];
  const over = new AbortController();
  const writing = secrets.map((secret, client) => write(stage.url, { secret, client }));
  const acknowledged = () => asked.filter(({ answers }) => answers.length > 0).length;
  const harmed: Harmed[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // By what was done and not by the clock: on a busy machine nobody would ever get an answer between two kills.
    const enough = acknowledged() + 1 + Math.floor(random() * 2 * clients);
    await eventually("clients get answers", async () => acknowledged() >= enough || new NotYet(`${acknowledged()}`));
    const beganAt = performance.now();
    await stage.server.kill();
    await stage.ready();
    harmed.push({ kind: "server killed", readyMs: performance.now() - beganAt });
  }
  over.abort();
  await Promise.all(writing);
  for (const repeat of again.filter((_, at) => at % 25 === 0)) await repeat();

  const stored = await listMessages((statement) => stage.database.ask(statement));
  const { ends, violations } = ownEndsOf([stage.server]);
  return {
    title: "writers",
    seed,
    counts: { clients, "acknowledged writes": asked.length, "server killed": harmed.length, "starts refused": ends },
    readyMs: harmed,
    violations: [
      ...violations,
      ...lostWrites(asked, stored),
      ...doubledWrites(asked, stored),
      ...(await brokenInvariants(stage.database.adminUrl())),
      ...(await misled(stage.database, { ears, kind: "message.queued", stored })),
    ],
  };

  async function write(url: string, { secret, client }: { secret: string; client: number }): Promise<void> {
    using desk = deskOfToken(url, secret);
    for (let count = 0; !over.signal.aborted; count += 1) {
      const conversationId = conversationIds[(client + count) % conversationIds.length] ?? "";
      again.push(await reply(desk.client, asked, { conversationId, text: `client ${client} writes ${count}` }));
    }
  }
}

async function openConversations({ telegram, account, staff: [owner] }: Stage): Promise<string[]> {
  for (let number = 1; number <= conversations; number += 1) {
    const { id } = await telegram.createPerson({ firstName: `Anna ${number}` });
    await telegram.start({ personId: id, botId: account.id });
  }
  return eventually("everybody's first message is there", async () => {
    const answer = await owner?.desk.client.conversation.list.query({ view: "open" });
    return answer?.data.rows.length === conversations && answer.data.rows.map(({ id }) => id);
  });
}

/** Tokens, since the desk limits the rate of each caller. */
async function createTokens({ staff: [owner] }: Stage, count: number): Promise<string[]> {
  const secrets: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const permissions = ["conversation:read" as const, "conversation:handle" as const];
    const input = withOpId({ name: `client ${number}`, permissions, expiresInDays: 1 });
    const answer = await untilAnswered(async () => owner?.desk.client.token.create.mutate(input));
    if (answer) secrets.push(answer.secret);
  }
  return secrets;
}
