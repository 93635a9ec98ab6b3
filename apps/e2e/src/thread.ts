import type { AtDesk } from "./people.ts";

/** Opens somebody's conversation from the queue. */
export async function openConversation({ page }: AtDesk, name: string): Promise<void> {
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
  await page.getByRole("log", { name: "Messages" }).waitFor();
}

/** Waits until a text is on the page. */
export async function sees({ page }: AtDesk, text: string): Promise<void> {
  await page.getByText(text).last().waitFor();
}

/** Types a reply and sends it. */
export async function write({ page }: AtDesk, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Reply to/ }).fill(text);
  await page.keyboard.press("Enter");
}

/** Those of some texts that the thread shows, from top to bottom, each as often as it is there. */
export async function bubbles({ page }: AtDesk, texts: string[]): Promise<string[]> {
  const lines = await page.getByRole("log", { name: "Messages" }).innerText();
  return lines.split("\n").filter((line) => texts.includes(line));
}
