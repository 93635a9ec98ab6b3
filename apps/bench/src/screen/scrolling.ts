import type { CDPSession, Page } from "playwright-core";

/** What the page holds at a moment: its script's heap after a collection, and its nodes. */
export interface Held {
  heapMb: number;
  nodes: number;
}

/** What the page held before anything was scrolled, and after each way there and back. */
export interface Trips {
  before: Held;
  after: Held[];
  /** At the far end, where the most was read. */
  farthest: Held[];
  /** Of each way there and back. */
  seconds: number[];
}

interface Journey {
  page: Page;
  session: CDPSession;
  trips: number;
  /** Resolves at the far end, and back where it began. */
  there(): Promise<void>;
  back(): Promise<void>;
}

/** Scrolls to the far end and back some times, and notes what is held meanwhile. */
export async function measureTrips({ page, session, trips, there, back }: Journey): Promise<Trips> {
  const found: Trips = { before: await heldBy(page, session), after: [], farthest: [], seconds: [] };
  for (let trip = 0; trip < trips; trip += 1) {
    const beganAt = performance.now();
    await there();
    found.farthest.push(await heldBy(page, session));
    await back();
    found.after.push(await heldBy(page, session));
    found.seconds.push((performance.now() - beganAt) / 1000);
  }
  return found;
}

async function heldBy(page: Page, session: CDPSession): Promise<Held> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const nodes = await page.locator("*").count();
  return { heapMb: usedSize / 2 ** 20, nodes };
}

interface Scrolled {
  page: Page;
  /** What scrolls, as a selector. */
  scroller: string;
  to: "start" | "end";
  /** True once there is no farther. */
  isThere(): Promise<boolean>;
}

const stepMs = 40;
const patienceMs = 900_000;

/** Scrolls on as fast as more comes. @throws Error when the end was not reached in a quarter of an hour */
export async function scrollTo({ page, scroller, to, isThere }: Scrolled): Promise<void> {
  const until = performance.now() + patienceMs;
  const element = page.locator(scroller);
  while (!(await isThere())) {
    if (performance.now() > until) throw new Error("The end of the list was not reached in time.");
    await element.evaluate((node, end) => {
      // A step back first: where one stands already nothing would be scrolled.
      node.scrollTop += end ? -1 : 1;
      node.scrollTop = end ? node.scrollHeight : 0;
    }, to === "end");
    await page.waitForTimeout(stepMs);
  }
}
