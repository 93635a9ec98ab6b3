import { basename } from "node:path";
import type { AppRouter } from "@frontdesk/api";
import { type Desk, withOpId } from "@frontdesk/client";
import type { BotAccount, SimulatorControl } from "@frontdesk/telegram-simulator";
import { test as plainTest } from "vitest";
import { keepEvidence } from "./evidence.ts";
import { type AtDesk, password, type Seat, sitDown } from "./people.ts";
import { callerOf, enter } from "./session.ts";
import { openStage, owner, type Stage } from "./stage.ts";

/** A workspace of a test's own with a bot, and its owner at the inbox. */
export interface FurnishedDesk {
  olga: AtDesk;
  /** Calls the desk as Olga, where clicking is not what is tested. */
  call: Desk<AppRouter>["client"];
  telegram: SimulatorControl;
  bot: BotAccount;
  /** Seats somebody else, whom evidence calls by this name. */
  seat(name: string, seat?: Seat): Promise<AtDesk>;
  /** Takes on an operator, who sits at the inbox too. */
  hire(name: string): Promise<AtDesk>;
}

/**
 * A test that is given a furnished desk. The installation and the browser under it are shared by the walks of a worker,
 * one after another: what counts all workspaces, or stops a process, needs an installation of its own.
 */
export const test = plainTest
  .extend("settings", { scope: "worker" }, { OUTGOING_ALLOW: "127.0.0.1" })
  .extend("stage", { scope: "worker" }, async ({ settings }, { onCleanup }): Promise<Stage> => {
    const stage = await openStage(settings);
    onCleanup(() => stage[Symbol.asyncDispose]());
    return stage;
  })
  .extend("desk", async ({ stage, task }, { onCleanup }): Promise<FurnishedDesk> => {
    const people: Record<string, AtDesk> = {};
    onCleanup(async () => {
      const { installation } = stage;
      if (task.result?.state === "fail") await keepEvidence({ people, installation }, basename(task.file.name));
      for (const { context } of Object.values(people)) await context.close();
    });
    return furnish(stage, people);
  });

async function furnish(stage: Stage, people: Record<string, AtDesk>): Promise<FurnishedDesk> {
  const { installation, telegram, browser } = stage;
  const { url } = installation;
  const workspace = `hostel-${crypto.randomUUID().slice(0, 8)}`;
  const seat = async (name: string, where?: Seat) => (people[name] = await sitDown(browser, where));
  const enterInbox = async (person: AtDesk) => {
    await person.page.goto(`${url}/w/${workspace}/inbox`);
    await person.page.getByRole("navigation", { name: "Main" }).waitFor();
  };

  const olga = await seat("olga");
  await enter(olga, { url, procedure: "identity.signIn", input: owner });
  const founded = { name: "Harbour Hostel", slug: workspace, locale: "en" as const, timezone: "UTC" };
  await (await callerOf(olga, { url })).workspace.create.mutate(withOpId(founded));
  const call = await callerOf(olga, { url, workspace });
  const bot = await telegram.createBot({ username: `${workspace.replace("-", "_")}_bot`, name: "Harbour Hostel" });
  await call.bot.add.mutate(withOpId({ token: bot.token, apiRoot: "simulator" }));
  await enterInbox(olga);

  const hire = async (name: string) => {
    const first = name.split(" ")[0]?.toLowerCase() ?? name;
    const { secret } = await call.invitation.create.mutate(withOpId({ email: null, preset: "operator" as const }));
    const account = { name, email: `${first}@${workspace}.example.org`, password, locale: "en" };
    const hired = await seat(first);
    await enter(hired, { url, procedure: "invitation.accept", input: { secret, account } });
    await enterInbox(hired);
    return hired;
  };
  return { olga, call, telegram, bot, seat, hire };
}
