import { type TestDesk, testDesk } from "@frontdesk/api/testing";
import { withOpId } from "@frontdesk/client";
import { type BotAccount, type Person, type SimulatorControl, startSimulator } from "@frontdesk/telegram-simulator";
import { type DestinationStream, pino } from "pino";
import { Roster } from "../roster.ts";

type Member = Awaited<ReturnType<TestDesk["as"]>>;

/** The whole road: a Telegram with one bot, a desk that has it, and the bot process's own code between them. */
export interface Road extends AsyncDisposable {
  desk: TestDesk;
  owner: Member;
  telegram: SimulatorControl;
  bot: BotAccount;
  /** The bot as the desk knows it. */
  botId: string;
  person(firstName: string, languageCode?: string): Promise<Person & { side: { personId: number; botId: number } }>;
  /** Lets the bot process end as on SIGTERM, and resolves when it has. */
  stopBot(): Promise<void>;
  startBot(): void;
  /** Ends the Telegram, and brings it back at the same address with what it knew. */
  telegramAway(): Promise<{ back(): Promise<void> }>;
}

const fast = { tokens: 1_000, perMs: 1_000, burst: 1_000 };
const hurried = { bot: fast, chat: fast, group: fast };

interface RoadOptions {
  flood?: false;
  /** Sends as fast as it can, where the pace is not what is tried. */
  isHurried?: boolean;
  /** Where the simulator keeps what it knows; nowhere unless told otherwise. */
  statePath?: string;
  /** Where both logs go, at the level of production. */
  logTo?: DestinationStream;
}

/** Opens the road. Floods are let through unless asked otherwise. */
export async function openRoad({
  flood = false as const,
  isHurried = false,
  statePath = "",
  logTo,
}: RoadOptions = {}): Promise<Road> {
  const options = { flood, slowRepeatedPolls: false, ...(statePath && { statePath }) };
  let simulator = await startSimulator(options);
  const { url, control: telegram } = simulator;
  const desk = await testDesk({
    apiRoots: [{ name: "simulator", url }],
    ...(logTo && { logTo, logLevel: "info" }),
  });
  const owner = await desk.as("owner");
  const bot = await telegram.createBot({ username: "desk_bot", name: "Desk" });
  const { id: botId } = await owner.bot.add.mutate(withOpId({ token: bot.token, apiRoot: "simulator" }));

  let end = new AbortController();
  let stop = new AbortController();
  let running = Promise.resolve();
  const installation = desk.installation();

  const road: Road = {
    desk,
    owner,
    telegram,
    bot,
    botId,
    person: async (firstName, languageCode = "en") => {
      const person = await telegram.createPerson({ firstName, languageCode });
      return { ...person, side: { personId: person.id, botId: bot.id } };
    },
    startBot: () => {
      stop = new AbortController();
      end = new AbortController();
      const { installationKey } = desk.services;
      const access = {
        desk: installation.telegram,
        url: desk.url,
        installationKey,
        holder: "the road",
        ...(isHurried && { rates: hurried }),
      };
      const log = logTo ? pino({ level: "info" }, logTo) : pino({ level: process.env.BOT_LOG ?? "silent" });
      running = new Roster(access, log, {
        stop: stop.signal,
        end: end.signal,
      }).run();
    },
    stopBot: async () => {
      stop.abort();
      await running;
    },
    telegramAway: async () => {
      const port = Number(new URL(url).port);
      await simulator.close();
      return {
        back: async () => {
          // Another seed: the same one would make up the same tokens again.
          simulator = await startSimulator({ ...options, port, seed: 2 });
        },
      };
    },
    [Symbol.asyncDispose]: async () => {
      await road.stopBot();
      end.abort();
      await desk[Symbol.asyncDispose]();
      await simulator.close();
    },
  };
  road.startBot();
  return road;
}
