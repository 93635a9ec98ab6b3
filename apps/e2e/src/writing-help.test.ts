import { withOpId } from "@frontdesk/client";
import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type FurnishedDesk, test } from "./furnished-desk.ts";
import { type ModelServer, startModelServer } from "./model-server.ts";
import { type AtDesk, visit } from "./people.ts";
import { shoot } from "./shoot.ts";
import { openConversation, sees } from "./thread.ts";

const reply = "Breakfast is served from 7 to 10 in the hall.";

test("[D-F4] a canned reply that fits is offered and picked by a key; a draft is asked for, read, and sent by its reader alone", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  await using model = await startModelServer(["Good morning! Breakfast is ", "from 7 to 10.", "\nSources: 1"]);
  await keepReply(desk);
  await chooseProvider(olga, model);
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  await telegram.sendText({ personId: anna.id, botId: bot.id, text: "When can we have breakfasts here?" });
  await olga.page.getByRole("link", { name: /^Inbox\b/ }).click();
  await openConversation(olga, "Anna Petrova");
  await takingAnOffer(olga);
  await takingASuggestion(olga, model);
});

async function keepReply({ call }: FurnishedDesk): Promise<void> {
  await call.cannedReply.save.mutate(
    withOpId({
      ...{ cannedReplyId: null, version: null, audience: "workspace", teamId: null, folder: "", files: [] },
      ...{ title: "Breakfast", shortcut: "breakfast", afterPress: "remove" },
      variants: [{ language: "en", text: reply, buttons: [] }],
    }),
  );
}

async function chooseProvider(olga: AtDesk, { url }: ModelServer): Promise<void> {
  const { page } = olga;
  await visit(olga, "settings/suggestions");
  await page.getByRole("switch", { name: "Let operators ask for suggestions" }).click();
  await page.getByLabel("Address of the API").fill(url);
  await page.getByLabel("Model").fill("small");
  await page.getByRole("checkbox").last().check();
  await page.getByRole("button", { name: "Test it" }).click();
  await page.getByText(/It answered in/).waitFor();
  expect(await barriers(olga)).toEqual([]);
  await shoot(olga, "suggestions");
  await page.getByRole("button", { name: "Save" }).click();
  await sees(olga, "Saved.");
}

async function takingAnOffer({ page }: AtDesk): Promise<void> {
  const field = page.getByRole("textbox", { name: /^Reply to/ });
  const offers = page.getByRole("list", { name: "Canned replies that fit" });
  await offers.getByRole("button", { name: /Breakfast.*breakfasts/ }).waitFor();
  await field.press("Alt+Digit1");
  await expect.poll(() => field.inputValue()).toBe(reply);
  await offers.waitFor({ state: "hidden" });
  await field.fill("");
  await offers.waitFor();
}

async function takingASuggestion(olga: AtDesk, model: ModelServer): Promise<void> {
  const { page } = olga;
  const field = page.getByRole("textbox", { name: /^Reply to/ });
  await field.press("Alt+Digit0");
  const suggestion = page.getByRole("region", { name: "Suggested reply" });
  await suggestion.getByText("Good morning! Breakfast is from 7 to 10.").waitFor();
  await suggestion.getByText(/Rests on/).waitFor();
  expect(await barriers(olga)).toEqual([]);
  await shoot(olga, "writing-help");
  await suggestion.getByRole("button", { name: "Put it into the reply" }).click();
  await suggestion.waitFor({ state: "hidden" });
  expect(await field.inputValue()).toBe("Good morning! Breakfast is from 7 to 10.");
  await sees(olga, "Written by a machine. Read it before you send it.");
  expect(model.asked().join()).not.toContain("Petrova");
}
