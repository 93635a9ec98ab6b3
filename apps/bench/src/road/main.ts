import { startInstallation } from "@frontdesk/scripts/installation";
import { Client } from "pg";
import { openOffice } from "../office.ts";
import { startDatabase } from "../own-database.ts";
import { residentMb } from "../process-use.ts";
import { circumstances, publish } from "../report.ts";
import { measureBacklog } from "./backlog.ts";
import { measureInBrowser } from "./browser.ts";
import { measureCalls } from "./calls.ts";
import { measureInbound } from "./inbound.ts";
import { writeSection } from "./section.ts";
import { measureStart, type Start } from "./starting.ts";

/** Drawn on by the moments at which people write; another may be named as the first argument. */
const seed = Number(process.argv[2] ?? 20_240);

/** Measures the road from Telegram to the screen and back: see apps/bench/README.md. */
async function main(): Promise<void> {
  console.log(`Seed ${seed}. Three starts of the product …`);
  const starts: Start[] = [];
  for (let time = 1; time <= 3; time += 1) starts.push(await measureStart());

  await using database = await startDatabase();
  const when = await circumstances(await versionOf(database.ownerUrl));
  await using installation = await startInstallation({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
  });
  const office = await openOffice(installation, { people: 60, tokens: 64 });
  console.log("People write: 5/s for 20 s, 50/s for 10 s …");
  const inbound = [
    await measureInbound(office, { perSecond: 5, seconds: 20, seed }),
    await measureInbound(office, { perSecond: 50, seconds: 10, seed }),
  ];
  console.log("People write more than can be applied: 200/s for 10 s …");
  const backlog = await measureBacklog(office, { ownerUrl: database.ownerUrl, perSecond: 200, seconds: 10 });
  const chromium = process.env.CHROMIUM_PATH;
  if (chromium) console.log("A person writes to an open thread in Chromium …");
  const browser = chromium ? await measureInBrowser({ chromium, url: installation.url, office }) : null;
  console.log("One list and one mutation, against their own SQL …");
  const calls = await measureCalls({ installation, office, database });
  const loadedMb = await residentMb(await installation.pidOf("server"));
  for (const { desk } of [office.owner, office.operator]) desk.close();

  await publish("road", writeSection({ when, seed, starts, inbound, backlog, browser, calls, loadedMb }));
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  await client.end();
  return rows[0]?.server_version ?? "unknown";
}

await main();
