import { setTimeout as wait } from "node:timers/promises";
import { withOpId } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";
import type { Client } from "../connection.ts";
import { conversationsOf } from "../pages.ts";

const patienceMs = 30_000;

/** Who writes, what about, and what the desk answers; null where nobody has yet. */
const talks = [
  {
    name: "Anna Petrova",
    says: ["Good morning!", "The lamp in the corridor of block B is out"],
    answer: "Thank you, the porter is on the way.",
  },
  { name: "James Okoro", says: ["Is the laundry room open on Sundays?"], answer: "Yes, from 9 to 18." },
  { name: "Мария Иванова", says: ["Здравствуйте, в 214 течёт кран"], answer: null },
  { name: "Li Wei", says: ["My key card stopped working", "I am at the front door"], answer: null },
  { name: "Sofia Rossi", says: ["Grazie, the heating works again"], answer: "Glad to hear it. Have a good day!" },
];

export const seedCommands: Command[] = [
  {
    usage: "seed",
    says: "Fills the workspace with demo conversations by playing people in the Telegram simulator",
    run: async ({ desk, print }) => {
      const client = await desk();
      const { simulatorUrl } = await client.installation.get.query();
      if (!simulatorUrl)
        throw new Complaint("No simulator runs here, and real people are not played: start with SIMULATOR on.");
      const act = actIn(simulatorUrl);

      const bot = await act<{ id: number; token: string; username: string }>("createBot", {
        username: `demo_${Date.now().toString(36)}_bot`,
        name: "Demo desk",
      });
      await client.bot.add.mutate(withOpId({ token: bot.token, apiRoot: "simulator" }));
      print(`@${bot.username} is connected; ${talks.length} people write to it …`);
      for (const { name, says } of talks) {
        const [firstName = name, lastName] = name.split(" ");
        const person = await act<{ id: number }>("createPerson", { firstName, ...(lastName && { lastName }) });
        for (const text of says) await act("sendText", { personId: person.id, botId: bot.id, text });
      }
      const arrived = await arrivals(client, bot.username);
      for (const { name, answer } of talks) {
        const conversation = arrived.get(name);
        if (!conversation || answer === null) continue;
        await client.message.send.mutate(
          withOpId({ conversationId: conversation.id, text: answer, clientKey: crypto.randomUUID() }),
        );
      }
      return {
        text: `${arrived.size} conversations are in the inbox.`,
        value: { bot: bot.username, conversations: arrived.size },
      };
    },
  },
];

/** Waits until everybody's words have come through the bot. @throws Complaint after half a minute */
async function arrivals(client: Client, username: string): Promise<Map<string, Conversation>> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const arrived = new Map<string, Conversation>();
    for await (const conversation of conversationsOf(client, "open"))
      if (conversation.inbox.name === `@${username}` && !arrived.has(conversation.contact.name))
        arrived.set(conversation.contact.name, conversation);
    if (talks.every((talk) => arrived.has(talk.name) && arrived.get(talk.name)?.lastSeq === talk.says.length))
      return arrived;
    if (performance.now() > deadline)
      throw new Complaint("The people wrote, but their words did not arrive: does the bot process run?");
    await wait(300);
  }
}

/** One act of the simulator's control, which answers this machine only. @throws Complaint with its words */
function actIn(url: string) {
  return async <Result>(name: string, input: object): Promise<Result> => {
    const response = await fetch(`${url}/control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const { result, problem } = (await response.json()) as { result: Result; problem?: string };
    if (!response.ok) throw new Complaint(`The simulator refuses ${name}: ${problem}`);
    return result;
  };
}
