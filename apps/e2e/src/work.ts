import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import type { AtDesk } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

interface Scene {
  olga: AtDesk;
  boris: AtDesk;
  /** Whose conversation it is; Olga has it, and both look at it. */
  name: string;
}

/** What is done with a conversation, by keyboard alone: by one, seen by the other, handed over, and done by many at once. */
export async function workByKeyboard({ olga, boris, name }: Scene): Promise<void> {
  const { page } = olga;
  await leaveReply(olga);

  await page.keyboard.press("p");
  await page.getByRole("dialog").getByRole("button", { name: "Urgent" }).press("Enter");
  await sees(boris, "Urgent");

  await page.keyboard.press("l");
  await page.getByRole("textbox", { name: "Find or create a tag" }).fill("Repairs");
  await page.getByRole("button", { name: "Create “Repairs”" }).press("Enter");
  await page.getByRole("checkbox", { name: "Repairs" }).and(page.locator(":checked")).waitFor();
  expect(await barriers(olga)).toEqual([]);
  const answer = await holdAnswer(olga, "conversation.tag");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).press("Enter");
  await answered(olga);
  await page.keyboard.press("s");
  const inAnHour = page.getByRole("button", { name: /^In an hour/ });
  await inAnHour.waitFor();
  await answer.comes();
  await sees(boris, "Repairs");
  await inAnHour.press("Enter");
  await sees(boris, "Snoozed until");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await boris.page.getByText("Snoozed until").first().waitFor({ state: "detached" });

  await page.keyboard.press("e");
  await page.getByRole("textbox", { name: "Why" }).fill("She asks for the manager");
  await page.getByRole("dialog").getByRole("button", { name: "Call" }).press("Enter");
  await answered(olga);
  await sees(boris, "A colleague calls for a senior: She asks for the manager");

  await page.keyboard.press("t");
  await sees(olga, "With you");
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "To whom" }).fill("Boris");
  await page.getByRole("option", { name: "Boris Operator" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "A word to whoever gets it" }).fill("You know the house");
  await page.getByRole("dialog").getByRole("button", { name: "Hand over" }).press("Enter");
  await sees(boris, "With you");
  await sees(boris, "You know the house");

  await manyAtOnce({ olga, boris, name });
}

async function manyAtOnce({ boris, name }: Scene): Promise<void> {
  const { page } = boris;
  await leaveReply(boris);
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "What to do with the chosen" });
  await bar.getByText("1 chosen").waitFor();
  await bar.getByRole("button", { name: "Close", exact: true }).press("Enter");
  await page.getByText("1 changed").waitFor();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await page.getByText("Undone").waitFor();
  await openConversation(boris, name);
  await leaveReply(boris);

  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Reopen" }).waitFor();
  await page.keyboard.press("o");
  await page.getByRole("button", { name: "Reopen" }).waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Call a senior").waitFor();
  await page.keyboard.press("Escape");
}

/** Lets the desk be slow to say what has become of an act. */
async function holdAnswer({ page }: AtDesk, procedure: string) {
  const { promise: isLetGo, resolve } = Promise.withResolvers<void>();
  const asked = `**/trpc/${procedure}*`;
  await page.route(asked, (route) => isLetGo.then(() => route.continue()));
  return {
    async comes() {
      const response = page.waitForResponse(asked);
      resolve();
      await response;
      await page.unroute(asked);
    },
  };
}

/** The question is answered, and single keys count again. */
async function answered(person: AtDesk): Promise<void> {
  await person.page.getByRole("dialog").waitFor({ state: "detached" });
  await leaveReply(person);
}

/** Single keys count where nobody types. */
async function leaveReply({ page }: AtDesk): Promise<void> {
  await page.getByRole("log", { name: "Messages" }).focus();
}
