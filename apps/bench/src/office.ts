import { withOpId } from "@frontdesk/client";
import type { Installation } from "@frontdesk/scripts/installation";
import { demoToken, openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import { foundWorkspace, hireOperator, type Person, slug } from "./people.ts";

/** A workspace at work: an owner, an operator, the simulator's bot, and people with phones. */
export interface Office {
  slug: string;
  owner: Person;
  operator: Person;
  /** Secrets of API tokens: the desk limits each caller's rate, so a measurement needs many. */
  tokens: string[];
  telegram: SimulatorControl;
  botId: string;
  /** The bot's number at Telegram, and those of the people who wrote to it. */
  telegramBotId: number;
  personIds: number[];
}

/** Sets up a fresh installation as people would, and lets `people` of them write once. */
export async function openOffice(
  installation: Installation,
  { people, tokens }: { people: number; tokens: number },
): Promise<Office> {
  const { url, setUpCode } = installation;
  const owner = await foundWorkspace(url, setUpCode);
  const { client } = owner.desk;
  const operator = await hireOperator(url, { owner, name: "Boris" });

  const telegram = openSimulatorControl(installation.simulatorUrl);
  const bot = await client.bot.add.mutate(withOpId({ token: demoToken, apiRoot: "simulator" }));
  const telegramBotId = (await telegram.bots()).find(({ token }) => token === demoToken)?.id ?? 0;
  const personIds = [];
  for (let number = 1; number <= people; number += 1) {
    const { id } = await telegram.createPerson({ firstName: nameOfPerson(number) });
    personIds.push(id);
  }
  await telegram.sendTexts({ texts: personIds.map((personId) => ({ personId, botId: telegramBotId, text: "Hello" })) });
  await arrived(operator, people);

  return {
    ...{ slug, owner, operator, telegram, botId: bot.id, telegramBotId, personIds },
    tokens: await Promise.all(Array.from({ length: tokens }, (_, number) => createToken(owner, `bench ${number}`))),
  };
}

/** All conversations: their ids, and whom they are with. */
export async function listConversations({ operator }: Office): Promise<{ id: string; with: string }[]> {
  const found: { id: string; with: string }[] = [];
  let cursor: { at: string; id: string } | null = null;
  do {
    const { data } = await operator.desk.client.conversation.list.query({ view: "open", limit: 100, cursor });
    found.push(...data.rows.map(({ id, contact }) => ({ id, with: contact.name })));
    cursor = data.next;
  } while (cursor);
  return found;
}

/** What the people are called, counted from 1. */
export function nameOfPerson(number: number): string {
  return `Anna the ${number}.`;
}

/** Switches the bot on or off. */
export async function switchBot({ owner, botId }: Office, on: boolean): Promise<void> {
  const { client } = owner.desk;
  const { data } = await client.bot.list.query();
  const bot = data.find(({ id }) => id === botId);
  if (bot) await client.bot.switch.mutate(withOpId({ botId, on, version: bot.version }));
}

async function arrived({ desk }: Person, count: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 100) {
    const { data } = await desk.client.conversation.counts.query();
    if (data.open >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The people's first messages did not arrive within 30 s.");
}

async function createToken({ desk }: Person, name: string): Promise<string> {
  const permissions = ["conversation:read" as const, "conversation:handle" as const];
  const { secret } = await desk.client.token.create.mutate(withOpId({ name, permissions, expiresInDays: 1 }));
  return secret;
}
