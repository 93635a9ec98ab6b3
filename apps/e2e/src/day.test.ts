import { expect } from "vitest";
import { walkAdminsDay } from "./day-of-admin.ts";
import { walkOperatorsDay } from "./day-of-operator.ts";
import { walkSeniorsDay } from "./day-of-senior.ts";
import { joinInRussian, workOnPhone } from "./day-on-phone.ts";
import { visitEveryPage } from "./every-page.ts";
import { test } from "./furnished-desk.ts";
import { type AtDesk, invite, visit } from "./people.ts";

// Days are long where the machine has more to do.
const longMs = 300_000;
const phone = { width: 360, height: 640 };

test(
  "[D19] an operator's day by keyboard alone, in English",
  async ({ desk }) => {
    await walkOperatorsDay(desk);
  },
  longMs,
);

test(
  "[D19] a senior's day by keyboard alone, in Russian at 360 px",
  async ({ desk }) => {
    await walkSeniorsDay(desk);
  },
  longMs,
);

test(
  "[D19] an admin's day by keyboard alone, at 360 px, in both languages",
  async ({ desk }) => {
    await walkAdminsDay(desk);
  },
  longMs,
);

test(
  "[D19] an operator's day by touch, in Russian on a phone",
  async ({ desk: { olga, telegram, bot, seat } }) => {
    const boris = await seat("boris", { size: phone, locale: "ru-RU" });
    await joinInRussian(boris, await invite(olga));
    const maria = await telegram.createPerson({
      ...{ firstName: "Мария", lastName: "Константинопольская" },
      languageCode: "ru",
    });
    const side = { personId: maria.id, botId: bot.id };
    await telegram.sendText({ ...side, text: "В комнате 214 не горит лампа" });

    await workOnPhone(boris);

    const { messages } = await telegram.transcript(side);
    expect(messages.filter(({ from }) => from === "bot").map(({ text }) => text)).toEqual(["Идём, Мария"]);
  },
  longMs,
);

test(
  "[D19] every page an admin has is for everyone, on a wide screen in English, and at 360 px in Russian",
  async ({ desk: { olga } }) => {
    await visitEveryPage(olga, { navigation: "Settings", colorScheme: "dark" });
    await speakRussian(olga);
    await olga.page.setViewportSize(phone);
    await visitEveryPage(olga, { navigation: "Настройки", colorScheme: "light" });
  },
  longMs,
);

async function speakRussian(olga: AtDesk): Promise<void> {
  await visit(olga, "settings/profile");
  await olga.page.getByText("Русский", { exact: true }).click();
  await olga.page.getByRole("navigation", { name: "Настройки" }).waitFor();
}
