import { expect } from "vitest";
import type { AtDesk } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

const auditScript = /audit-page-.+\.js$/;
const catalogue = /\/web-.{8}\.js$/;
const auditAnswer = /audit\.list/;

/** Writes a reply, meets what can't be had elsewhere, and sends it from a browser that keeps nothing any more. */
export async function recoverFromFailures(person: AtDesk, { inbox }: { inbox: string }): Promise<void> {
  const draft = "Not sent yet";
  await composerOf(person).fill(draft);
  await recoverPage(person);
  await recoverWords(person);
  await sendWithoutStorage(person, { draft, inbox });
}

/** Opens a settings page whose script, and then whose answer, can't be had, and tries each again once it can. */
async function recoverPage({ page, context }: AtDesk): Promise<void> {
  const tryAgain = page.getByRole("alert").getByRole("button", { name: "Try again" });
  // Another build may have taken this one's place: the page would be loaded anew, had it not been a moment ago.
  await page.evaluate("sessionStorage.setItem('frontdesk.reloaded-at', String(Date.now()))");
  await context.route(auditScript, (route) => route.fulfill({ status: 404 }));
  await context.route(auditAnswer, (route) => route.fulfill({ status: 500, json: {} }));
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Audit" }).click();
  await tryAgain.waitFor();

  await context.unroute(auditScript);
  await tryAgain.click();
  await page.getByRole("heading", { name: "Audit", level: 1 }).waitFor();
  await tryAgain.waitFor();

  await context.unroute(auditAnswer);
  await tryAgain.click();
  await page
    .getByRole("button", { name: /Olga Owner/ })
    .first()
    .waitFor();
}

/** Loads a page whose words can't be had, which says so in every language, and tries again once they can. */
async function recoverWords({ page, context }: AtDesk) {
  await context.route(catalogue, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.getByText("This page could not be loaded as a whole").waitFor();
  await page.getByText("Страница загрузилась не полностью").waitFor();

  await context.unroute(catalogue);
  await page.getByRole("button", { name: /Try again.*Повторить/ }).click();
  await page.getByRole("heading", { name: "Audit", level: 1 }).waitFor();
}

const keepsNothing = "keeps-nothing";

/** Loads the inbox in a browser that refuses to keep anything, and sends there what was written before. */
async function sendWithoutStorage(person: AtDesk, { draft, inbox }: { draft: string; inbox: string }) {
  const { page } = person;
  await page.addInitScript(`if (sessionStorage.getItem("${keepsNothing}"))
    Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("Denied", "SecurityError"); } });`);
  await page.evaluate(`sessionStorage.setItem("${keepsNothing}", "yes")`);
  await page.goto(inbox);
  await openConversation(person, "Anna Petrova");
  await expect.poll(() => composerOf(person).inputValue(), { timeout: 10_000 }).toBe(draft);
  await composerOf(person).press("Enter");
  await sees(person, draft);
  await page.getByRole("article").filter({ hasText: draft }).getByText("Sent", { exact: true }).waitFor();
  await page.evaluate(`sessionStorage.removeItem("${keepsNothing}")`);
}

function composerOf({ page }: AtDesk) {
  return page.getByRole("textbox", { name: /^Reply to/ });
}
