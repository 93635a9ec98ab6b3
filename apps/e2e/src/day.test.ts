import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import { expect, test } from "vitest";

import { openBrowser } from "./browser.ts";
import { joinInRussian, workOnPhone } from "./day-on-phone.ts";
import { visitEveryPage } from "./every-page.ts";
import { keepingEvidence } from "./evidence.ts";
import { type AtDesk, connectSimulatedBot, invite, setUp, sitDown } from "./people.ts";

const phone = { width: 360, height: 640 };

test("[D19] an operator's day in Russian on a phone, and every page an admin has, in both languages", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const olga = await sitDown(browser);
  const boris = await sitDown(browser, { size: phone, locale: "ru-RU" });
  const telegram = openSimulatorControl(installation.simulatorUrl);
  const scene = { people: { olga, boris }, installation };

  await keepingEvidence(scene, () => day({ installation, telegram, olga, boris }));
}, 300_000);

interface Cast {
  installation: Installation;
  telegram: SimulatorControl;
  olga: AtDesk;
  boris: AtDesk;
}

async function day({ installation, telegram, olga, boris }: Cast): Promise<void> {
  await setUp(olga, installation);
  await connectSimulatedBot(olga);
  await joinInRussian(boris, await invite(olga));
  const [bot] = await telegram.bots();
  const maria = await telegram.createPerson({
    firstName: "Мария",
    lastName: "Константинопольская",
    languageCode: "ru",
  });
  const side = { personId: maria.id, botId: bot?.id ?? 0 };
  await telegram.sendText({ ...side, text: "В комнате 214 не горит лампа" });

  await workOnPhone(boris);

  const { messages } = await telegram.transcript(side);
  expect(messages.filter(({ from }) => from === "bot").map(({ text }) => text)).toEqual(["Идём, Мария"]);
  await visitEveryPage(olga, { navigation: "Settings", colorScheme: "dark" });
  await speakRussian(olga);
  await olga.page.setViewportSize(phone);
  await visitEveryPage(olga, { navigation: "Настройки", colorScheme: "light" });
}

async function speakRussian({ page }: AtDesk): Promise<void> {
  await page.goto(new URL("/w/harbour-hostel/settings/profile", page.url()).href);
  await page.getByText("Русский", { exact: true }).click();
  await page.getByRole("navigation", { name: "Настройки" }).waitFor();
}
