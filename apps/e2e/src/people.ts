import type { Installation } from "@frontdesk/scripts/installation";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** Somebody at a browser of their own. */
export interface AtDesk {
  context: BrowserContext;
  page: Page;
}

export const password = "correct horse battery";

/** A browser's place: on a wide screen, in English, unless told otherwise. */
export interface Seat {
  size?: { width: number; height: number };
  locale?: string;
}

/** Opens a browser profile of its own, where nothing moves for the eye alone. */
export async function sitDown(
  browser: Browser,
  { size = { width: 1440, height: 900 }, locale = "en-GB" }: Seat = {},
): Promise<AtDesk> {
  const context = await browser.newContext({ viewport: size, locale, reducedMotion: "reduce" });
  return { context, page: await context.newPage() };
}

/** Opens a page of the workspace that somebody is in, such as `settings/bots`. */
export async function visit({ page }: AtDesk, path: string): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const [, workspace] = /^\/w\/([^/]+)/.exec(pathname) ?? [];
  await page.goto(`${origin}/w/${workspace}/${path}`);
}

/** First run, as the owner does it. */
export async function setUp({ page }: AtDesk, { url, setUpCode }: Installation): Promise<void> {
  await page.goto(url);
  await page.getByLabel("One-time code").fill(setUpCode);
  await page.getByLabel("Workspace name").fill("Harbour Hostel");
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("E-mail").fill("olga@example.org");
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
}

/** Connects the simulator's bot by its token. */
export async function connectBot(owner: AtDesk, token: string): Promise<void> {
  const { page } = owner;
  await visit(owner, "settings/bots");
  await page.getByLabel("Bot token").fill(token);
  await page.getByRole("combobox", { name: "Bot API" }).click();
  await page.getByRole("option", { name: /simulator/i }).click();
  await page.getByRole("button", { name: "Check and connect" }).click();
  await page.getByText("Live").first().waitFor();
}

/** Connects the simulator's own bot with one click. */
export async function connectSimulatedBot(owner: AtDesk): Promise<void> {
  const { page } = owner;
  await visit(owner, "settings/bots");
  await page.getByRole("button", { name: /^Connect @/ }).click();
  await page.getByRole("article").getByText("Live", { exact: true }).waitFor();
}

/** Signs in, on the page that asks for it. */
export async function signIn(page: Page, email = "olga@example.org"): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Makes an invitation link for an operator. */
export async function invite(owner: AtDesk): Promise<string> {
  const { page } = owner;
  await visit(owner, "settings/members");
  await page.getByRole("button", { name: "Create the link" }).click();
  return page.getByRole("textbox", { name: "Invitation link" }).inputValue();
}

/** Joins by an invitation link with a new account. */
export async function join({ page }: AtDesk, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.split(" ")[0]?.toLowerCase()}@example.org`);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Create an account and join" }).click();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
}
