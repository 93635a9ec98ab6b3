import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { password, sitDown } from "./people.ts";
import { enter } from "./session.ts";

/** What the walks of a worker share: an installation that is set up, its Telegram, and a browser. */
export interface Stage extends AsyncDisposable {
  installation: Installation;
  telegram: SimulatorControl;
  browser: Browser;
}

/** Whose account the first run made. */
export const owner = { email: "olga@example.org", password };

/** Starts it all. */
export async function openStage(settings: NodeJS.ProcessEnv): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const installation = stack.use(await startInstallation(settings));
  const browser = stack.use(await openBrowser());
  const { url, setUpCode: code } = installation;
  const first = { workspaceName: "Head office", slug: "head-office", locale: "en", timezone: "UTC" };
  const olga = await sitDown(browser);
  await enter(olga, { url, procedure: "identity.setUp", input: { code, ...first, name: "Olga Owner", ...owner } });
  await olga.context.close();

  const kept = stack.move();
  const telegram = openSimulatorControl(installation.simulatorUrl);
  return { installation, telegram, browser, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
