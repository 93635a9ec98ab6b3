import { acrossWorkspaces, type Database, type Writer } from "@frontdesk/db";
import type { Logger } from "pino";
import type { Sealer } from "../sealing.ts";
import { claimLetter, deferLetter, deleteLetter, insertLetter } from "./letter.queries.ts";
import type { Deliver } from "./transport.ts";

/** A letter that waits to be sent; one to nobody is thrown away unsent, and took as long to write. */
export interface Letter {
  to: string | null;
  subject: string;
  text: string;
}

/** What goes out by e-mail: letters are rows of the transaction that wrote them, sent after it (R2). */
export interface Mail {
  post(tx: { db: Writer; now: Date }, letter: Letter): Promise<void>;
  /** Sends what is due, soon; a hint after the commit. */
  wake(): void;
  close(): Promise<void>;
}

interface Means {
  database: Database;
  sealer: Sealer;
  deliver: Deliver;
  log: Logger;
}

const lookEveryMs = 5_000;
const heldMs = 120_000;
const firstRetryMs = 30_000;
/** With doubling waits, about half an hour: what a letter says is stale after an hour. */
const mostAttempts = 7;

/** Opens the post of one node. A letter is sent at least once: a crash between sending and noting it sends it again. */
export function openMail(means: Means): Mail {
  const { sealer, log } = means;
  let isOver = false;
  let round: Promise<void> = Promise.resolve();
  const run = () => {
    round = round
      .then(async () => {
        while (!isOver && (await sendOne(means)));
      })
      .catch((err: unknown) => log.warn({ err }, "letters could not be looked for"));
  };
  const timer = setInterval(run, lookEveryMs);
  run();
  return {
    post: ({ db, now }, letter) => insertLetter(db, { sealed: sealer.seal(JSON.stringify(letter)), now }),
    wake: run,
    close: async () => {
      isOver = true;
      clearInterval(timer);
      await round;
    },
  };
}

/** Sends the letter that is due for longest; false where none is. */
async function sendOne({ database, sealer, deliver, log }: Means): Promise<boolean> {
  const write = <T>(work: (tx: { db: Writer; now: Date }) => Promise<T>) =>
    acrossWorkspaces(database, "due-work").write({}, async (tx) => ({ value: await work(tx), events: [] }));
  const { value: claimed } = await write(({ db, now }) =>
    claimLetter(db, { now, heldUntil: new Date(now.getTime() + heldMs) }),
  );
  if (!claimed) return false;
  const { id, attempts } = claimed;
  try {
    const { to, ...letter } = JSON.parse(sealer.open(claimed.sealed)) as Letter;
    if (to !== null) await deliver({ to, ...letter });
    await write(({ db }) => deleteLetter(db, id));
  } catch (error) {
    // What a mail server says quotes addresses: its code is enough (I18).
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    log.warn({ letter: id, attempts, code, responseCode }, "a letter could not be sent");
    if (attempts >= mostAttempts) await write(({ db }) => deleteLetter(db, id));
    else await write(({ db, now }) => deferLetter(db, { id, until: new Date(now.getTime() + delayOf(attempts)) }));
  }
  return true;
}

function delayOf(attempts: number): number {
  return firstRetryMs * 2 ** (attempts - 1);
}
