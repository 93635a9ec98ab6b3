import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { demoToken, openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { type AtDesk, connectBot, invite, join, setUp, sitDown } from "./people.ts";
import { picture } from "./picture.ts";
import { searchByKeyboard } from "./search.ts";
import { shoot } from "./shoot.ts";
import { bubbles, openConversation, sees, write } from "./thread.ts";
import { workByKeyboard } from "./work.ts";

test("[A18 A19 D1 P1 P3 P5 P6] two operators, one person, and a crash in the middle: nothing lost, nothing doubled", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const olga = await sitDown(browser);
  const boris = await sitDown(browser);
  const telegram = openSimulatorControl(installation.simulatorUrl);
  const scene = { people: { olga, boris }, installation };

  await keepingEvidence(scene, () => walk({ installation, telegram, olga, boris }));
});

interface Cast {
  installation: Installation;
  telegram: SimulatorControl;
  olga: AtDesk;
  boris: AtDesk;
}

async function walk({ installation, telegram, olga, boris }: Cast): Promise<void> {
  const both = [olga, boris];
  for (const path of ["/health", "/ready"]) expect((await fetch(new URL(path, installation.url))).status).toBe(200);
  await setUp(olga, installation);
  await connectBot(olga, demoToken);
  await join(boris, await invite(olga), "Boris Operator");
  const [bot] = await telegram.bots();
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova", username: "anna_p" });
  const side = { personId: anna.id, botId: bot?.id ?? 0 };
  for (const { page } of both) await page.getByRole("link", { name: /^Inbox\b/ }).click();

  const first = await telegram.sendText({ ...side, text: "The lamp in 214 is broken" });
  await telegram.sendPhoto({ ...side, bytes: picture(), caption: "It looks like this" });
  for (const person of both) {
    await openConversation(person, "Anna Petrova");
    await sees(person, "The lamp in 214 is broken");
    await person.page.getByRole("button", { name: "Enlarge the photo" }).waitFor();
  }

  await olga.page.getByRole("button", { name: "Take", exact: true }).click();
  await sees(olga, "With you");
  await sees(boris, "With Olga Owner");
  const writtenAt = performance.now();
  await write(olga, "We are on our way, Anna");
  await telegram.awaitCalls({ method: "sendMessage", accepted: true });
  await sees(boris, "We are on our way, Anna");
  expect(performance.now() - writtenAt).toBeLessThan(5_000);
  await olga.page.getByText("Sent", { exact: true }).waitFor();

  await telegram.editMessage({ ...side, messageId: first.messageId, text: "The lamp in 215 is broken" });
  for (const person of both) await sees(person, "The lamp in 215 is broken");
  await shoot(olga, "inbox");
  for (const person of both) expect(await barriers(person)).toEqual([]);

  await searchByKeyboard(boris, { word: "lamp", said: "The lamp in 215 is broken" });

  await installation.kill("server");
  await telegram.sendText({ ...side, text: "Are you still there?" });
  await write(olga, "Still here");
  for (const person of both) {
    await sees(person, "Are you still there?");
    await sees(person, "Still here");
    await person.page.getByText("Live", { exact: true }).first().waitFor();
  }
  await olga.page.getByText("Sent", { exact: true }).nth(1).waitFor();

  const phone = await telegram.transcript(side);
  const received = phone.messages.filter((message) => message.from === "bot").map((message) => message.text);
  expect(received).toEqual(["We are on our way, Anna", "Still here"]);
  const said = ["The lamp in 215 is broken", "It looks like this", "We are on our way, Anna"];
  // The crash fell between the last two: either may come first, but for everyone alike (P4).
  const last = ["Are you still there?", "Still here"];
  const seen = await bubbles(olga, [...said, ...last]);
  expect(seen.slice(0, 3)).toEqual(said);
  expect(seen.slice(3).toSorted()).toEqual(last);
  expect(await bubbles(boris, [...said, ...last])).toEqual(seen);

  await workByKeyboard({ olga, boris, name: "Anna Petrova" });
}
