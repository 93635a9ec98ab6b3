import { startInstallation } from "@frontdesk/scripts/installation";
import { Client } from "pg";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { fill, type Size, sizeOf } from "../desk/fill.ts";
import { type Office, openOffice } from "../office.ts";
import { startDatabase } from "../own-database.ts";
import { circumstances, publish } from "../report.ts";
import { measureTrips, scrollTo, type Trips } from "./scrolling.ts";
import { writeSection } from "./section.ts";

/** So many rows has the queue, and so many messages a thread; fewer may be named as the first argument. */
const rows = Number(process.argv[2] ?? 10_000);
const size: Size = { contacts: Math.round(rows * 1.1), conversations: rows, messages: rows * 6 };
const longest = "#10001";
const trips = 2;

/** Measures what a tab holds while somebody scrolls through long lists: see apps/bench/README.md. */
async function main(): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error("There is no Chromium to scroll in: install one, or name it by CHROMIUM_PATH.");
  await using database = await startDatabase();
  await using installation = await startInstallation({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
  });
  const office = await openOffice(installation, { people: 1, tokens: 0 });
  const when = await circumstances(await versionOf(database.ownerUrl));
  console.log("Filling the desk …");
  await fill(database.ownerUrl, { from: sizeOf(0), to: size, seed: 0.42, longThread: rows });

  await using browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const [name = "", value = ""] = office.owner.cookie.split("=", 2);
  await context.addCookies([{ name, value, url: installation.url }]);
  const inbox = `${installation.url}/w/${office.slug}/inbox`;
  console.log(`Scrolling through a thread of ${rows} messages …`);
  const thread = await measureThread(context, `${inbox}/${await longestThread(office)}`);
  console.log(`Scrolling through a queue of ${rows} rows …`);
  const queue = await measureQueue(context, `${inbox}?view=closed`);
  for (const { desk } of [office.owner, office.operator]) desk.close();

  const lists = [
    { name: "Thread", trips: thread },
    { name: "Queue", trips: queue },
  ];
  await publish("screen", writeSection({ when, rows, lists }));
}

async function measureThread(context: BrowserContext, url: string): Promise<Trips> {
  const { page, session } = await open(context, url);
  await page.getByRole("log").locator("article").first().waitFor();
  const scroller = '[role="log"]';
  const beginning = page.getByText("The conversation begins here");
  return measureTrips({
    ...{ page, session, trips },
    there: () => scrollTo({ page, scroller, to: "start", isThere: () => beginning.isVisible() }),
    back: () => scrollTo({ page, scroller, to: "end", isThere: () => isAtEnd(page, scroller) }),
  });
}

/** Nothing leads to the latest messages where one is there already. */
async function isAtEnd(page: Page, scroller: string): Promise<boolean> {
  const isLast = await page
    .locator(scroller)
    .evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight < 2);
  return isLast && (await page.getByRole("button", { name: /latest/i }).count()) === 0;
}

async function measureQueue(context: BrowserContext, url: string): Promise<Trips> {
  const { page, session } = await open(context, url);
  const rows = page.getByRole("list", { name: "Conversations" });
  await rows.getByRole("listitem").first().waitFor();
  const scroller = "div:has(> ul > li[aria-posinset])";
  const shown = page.locator("li[aria-posinset]");
  const isLast = async () => {
    const last = shown.last();
    return (await last.getAttribute("aria-posinset")) === (await last.getAttribute("aria-setsize"));
  };
  const isFirst = async () => (await shown.first().getAttribute("aria-posinset")) === "1";
  return measureTrips({
    ...{ page, session, trips },
    there: () => scrollTo({ page, scroller, to: "end", isThere: isLast }),
    back: () => scrollTo({ page, scroller, to: "start", isThere: isFirst }),
  });
}

async function open(context: BrowserContext, url: string) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(url);
  return { page, session };
}

async function longestThread({ owner }: Office): Promise<string> {
  const { data } = await owner.desk.client.search.conversations.query({ text: longest });
  const [found] = data.rows;
  if (!found) throw new Error(`There is no conversation ${longest}.`);
  return found.id;
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  await client.end();
  return rows[0]?.server_version ?? "unknown";
}

await main();
