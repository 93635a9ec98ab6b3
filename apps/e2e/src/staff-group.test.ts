import { startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl } from "@frontdesk/telegram-simulator";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { connectSimulatedBot, setUp, sitDown } from "./people.ts";

test("[D29] an admin links a staff group by its code, and sees live what it lacks until it works", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const olga = await sitDown(browser);
  const { page } = olga;
  const telegram = openSimulatorControl(installation.simulatorUrl);
  await keepingEvidence({ people: { olga }, installation }, async () => {
    await setUp(olga, installation);
    await connectSimulatedBot(olga);
    const [bot] = await telegram.bots();
    const memberId = bot?.id ?? 0;
    const section = page.getByRole("region", { name: "Staff groups" });
    const dialog = page.getByRole("dialog");
    await section.getByRole("button", { name: "Add a staff group" }).click();
    await dialog.getByRole("button", { name: "Get the code" }).waitFor();
    expect(await barriers(olga)).toEqual([]);
    await dialog.getByRole("button", { name: "Get the code" }).click();
    const text = await dialog.getByLabel("Message").inputValue();
    expect(await barriers(olga)).toEqual([]);

    const vera = await telegram.createPerson({ firstName: "Vera", username: "vera" });
    const group = await telegram.createGroup({ title: "Night staff", creatorId: vera.id, members: [memberId] });
    await telegram.sendText({ personId: vera.id, chatId: group.id, text });
    await dialog.getByText("“Night staff” is linked.").waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
    await section.getByText("Topics are off.").waitFor();
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await barriers(olga)).toEqual([]);

    await telegram.setGroup({ chatId: group.id, isForum: true });
    await telegram.setMember({ chatId: group.id, memberId, status: "administrator" });
    await section.getByText("Works", { exact: true }).waitFor();
  });
}, 120_000);
