import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { listConversations, nameOfPerson, type Office } from "../office.ts";

/** What a real browser loaded for the inbox, and how long messages took to its screen. */
export interface InBrowser {
  /** Compressed bytes over the wire, headers included, until the queue was shown. */
  scriptBytes: number;
  allBytes: number;
  /** Milliseconds from just before a message was handed to Telegram until its bubble was painted. */
  latencies: number[];
}

const messages = 40;
const pauseMs = 250;
const watchPaint = fileURLToPath(new URL("watch-paint.js", import.meta.url));

interface Ground {
  chromium: string;
  url: string;
  office: Office;
  /** How long the last messages are waited for; 15 s unless told otherwise. */
  patienceMs?: number;
}

/** An inbox in Chromium with one thread open. */
export interface OpenInbox extends AsyncDisposable {
  /** What it loaded until the queue was shown. */
  loaded: Pick<InBrowser, "scriptBytes" | "allBytes">;
  /** Lets one person write into the open thread, and times each message until it is painted. */
  timeBubbles(): Promise<number[]>;
}

/** Opens the inbox in Chromium as the operator, and lets one person write into the open thread. */
export async function measureInBrowser(ground: Ground): Promise<InBrowser> {
  await using inbox = await openInbox(ground);
  return { ...inbox.loaded, latencies: await inbox.timeBubbles() };
}

/** Opens the inbox in Chromium as the operator, and one thread in it. */
export async function openInbox(ground: Ground): Promise<OpenInbox> {
  const { url, office } = ground;
  await using stack = new AsyncDisposableStack();
  const browser = stack.use(
    await chromium.launch({
      executablePath: ground.chromium,
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    }),
  );
  // The service worker would fetch the rest of the app meanwhile.
  const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const [name = "", value = ""] = office.operator.cookie.split("=", 2);
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.addInitScript({ path: watchPaint });
  const counted = await countBytes(context, page);
  await page.goto(`${url}/w/${office.slug}/inbox`);
  await page
    .getByText(/^(Hello|road \d+|backlog no\. \d+)/)
    .first()
    .waitFor();
  const loaded = { ...counted };

  const open = (await listConversations(office)).find((one) => one.with === nameOfPerson(1));
  await page.goto(`${url}/w/${office.slug}/inbox/${open?.id}`);
  await page.getByRole("log").waitFor();
  const all = stack.move();
  return {
    loaded,
    timeBubbles: () => timeBubbles(page, ground),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

async function countBytes(context: BrowserContext, page: Page) {
  const counted = { scriptBytes: 0, allBytes: 0 };
  const scripts = new Set<string>();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith(".js")) scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    counted.allBytes += encodedDataLength;
    if (scripts.has(requestId)) counted.scriptBytes += encodedDataLength;
  });
  return counted;
}

async function timeBubbles(page: Page, { office, patienceMs = 15_000 }: Ground): Promise<number[]> {
  const { telegram, telegramBotId, personIds } = office;
  const side = { personId: personIds[0] ?? 0, botId: telegramBotId };
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const all = Promise.withResolvers<void>();
  await page.exposeFunction("benchPainted", (text: string, at: number) => {
    latencies.push(at - (sentAt.get(text) ?? Number.NaN));
    if (latencies.length === messages) all.resolve();
  });

  for (let number = 1; number <= messages; number += 1) {
    const text = `road browser no. ${number}`;
    sentAt.set(text, Date.now());
    await telegram.sendText({ ...side, text });
    await page.waitForTimeout(pauseMs);
  }
  const tooLate = setTimeout(() => all.reject(new Error("Not every message was painted in time.")), patienceMs);
  await all.promise.finally(() => clearTimeout(tooLate));
  return latencies;
}
