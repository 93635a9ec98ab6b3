import { expect } from "vitest";
import { type AtKeyboard, byKeyboard } from "./by-keyboard.ts";
import { fitsAcross } from "./every-page.ts";
import type { FurnishedDesk } from "./furnished-desk.ts";

/** What an admin does on a Sunday, at 360 px: half of it in English, the other half in Russian. */
export async function walkAdminsDay({ olga, telegram, bot, hire }: FurnishedDesk): Promise<void> {
  const second = await telegram.createBot({ username: `${bot.username.slice(0, 20)}_2_bot`, name: "Night desk" });
  const { id: personId } = await telegram.createPerson({ firstName: "Анна", languageCode: "ru" });
  await telegram.sendText({ personId, botId: bot.id, text: "В комнате темно" });
  await hire("Boris Operator");
  const admin = await byKeyboard(olga);
  await admin.page.setViewportSize({ width: 360, height: 640 });
  await admin.page.reload();

  await connectBot(admin, second.token);
  await invite(admin);
  await makeTeam(admin);
  await setUpInbox(admin, bot.username);
  await speakRussian(admin);
  await keepReply(admin);
  await makeRole(admin);
  await promise(admin);
  await suspend(admin);
  await findAndExport(admin);
  expect([...admin.flaws]).toEqual([]);
}

/** Opens a page of the settings from the list of them, by the name that it has there. */
async function open(admin: AtKeyboard, name: string, heading = name): Promise<void> {
  const { page } = admin;
  const list = page.getByRole("navigation", { name: /^(Settings|Настройки)$/ });
  if (!(await list.isVisible())) await admin.use(page.getByRole("link", { name: /^(Settings|Настройки)$/ }));
  await admin.use(list.getByRole("link", { name, exact: true }));
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await fitsAcross(admin);
}

/** Sends the form of a dialog, and is back where it was asked for. */
async function save(admin: AtKeyboard, name: string): Promise<void> {
  await fitsAcross(admin);
  await admin.use(admin.page.getByRole("dialog").getByRole("button", { name, exact: true }));
  await admin.isBack();
}

async function connectBot(admin: AtKeyboard, token: string): Promise<void> {
  const { page } = admin;
  await open(admin, "Bots");
  await admin.use(page.getByRole("button", { name: "Connect a bot" }));
  await admin.fill(page.getByLabel("Bot token"), token);
  await admin.pick(page.getByRole("combobox", { name: "Bot API" }), /simulator/i);
  await admin.use(page.getByRole("button", { name: "Check and connect" }));
  await page.getByText("Night desk").waitFor();
  await admin.isBack();
}

async function invite(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Members");
  await admin.pick(page.getByRole("combobox", { name: "Role", exact: true }), "Senior");
  await admin.use(page.getByRole("button", { name: "Create the link" }));
  await page.getByRole("textbox", { name: "Invitation link" }).waitFor();
  await fitsAcross(admin);
}

async function makeTeam(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Teams");
  await admin.use(page.getByRole("button", { name: "New team" }));
  await admin.fill(page.getByRole("textbox", { name: "Name" }), "Nights");
  await admin.pick(page.getByRole("combobox", { name: "Members" }), "Olga Owner");
  // The list stays open for more to be chosen, and is what Escape closes first.
  await admin.press("Escape");
  await save(admin, "Save");
  await page.getByRole("article", { name: "Nights" }).getByText("Olga Owner").waitFor();
}

/** Its team, when it is there, and asking how people were helped. */
async function setUpInbox(admin: AtKeyboard, username: string): Promise<void> {
  const { page } = admin;
  await open(admin, "Inboxes");
  await admin.use(page.getByRole("link", { name: `Settings of @${username}`, exact: true }));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await admin.pick(page.getByRole("combobox", { name: "Team" }), "Nights");
  await admin.mark(page.getByRole("radio", { name: "Always begin a new conversation" }));
  await admin.toggle(page.getByRole("switch", { name: "Somebody is always there" }));
  await admin.reach(page.getByLabel("Monday, from"));
  await admin.type("0700");
  await fitsAcross(admin);
  await admin.press("Enter");
  await page.getByText(/inbox is saved/).waitFor();
  await admin.has(page.getByLabel("Monday, from"));

  const section = page.getByRole("region", { name: "Asking how people were helped" });
  await admin.toggle(section.getByRole("switch", { name: "Ask" }));
  await admin.use(section.getByRole("button", { name: "Save" }));
  await page.getByText("Saved. It counts from the next closing.").waitFor();
  await admin.isBack();
}

async function speakRussian(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await admin.choose(page.getByRole("button", { name: "Your menu" }), "Русский");
  await page.getByText("Оформление").waitFor();
  await admin.press("Escape");
  await admin.has(page.getByRole("button", { name: "Ваше меню" }));
}

async function keepReply(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Готовые ответы");
  await admin.use(page.getByRole("button", { name: "Новый ответ" }));
  const dialog = page.getByRole("dialog");
  await admin.fill(dialog.getByLabel("Название"), "Ночной вход");
  await admin.fill(dialog.getByLabel("Сокращение"), "ночь");
  await admin.fill(dialog.getByLabel("Текст"), "Код двери придёт вечером");
  await save(admin, "Сохранить");
  await page.getByRole("article", { name: "Ночной вход" }).waitFor();
}

async function makeRole(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Роли");
  await admin.use(page.getByRole("button", { name: "Новая роль" }));
  const dialog = page.getByRole("dialog");
  await admin.fill(dialog.getByLabel("Название"), "Ночной дежурный");
  await admin.toggle(dialog.getByRole("checkbox", { name: "Читать диалоги" }));
  await save(admin, "Сохранить");
  await page.getByRole("article", { name: "Ночной дежурный" }).waitFor();
}

async function promise(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Сроки", "Обещанные сроки");
  await admin.use(page.getByRole("button", { name: "Новое правило" }).first());
  const dialog = page.getByRole("dialog");
  await admin.fill(dialog.getByLabel("Название"), "Всем");
  const rest = dialog.getByRole("switch", { name: "Для всего остального" });
  if (!(await rest.isChecked())) await admin.toggle(rest);
  await admin.fill(dialog.getByRole("textbox", { name: "Первый ответ" }), "2");
  await save(admin, "Сохранить");
  await page.getByRole("article", { name: "Всем" }).waitFor();
}

/** Shuts a colleague out; what they had goes to whoever the admin says. */
async function suspend(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await open(admin, "Сотрудники");
  await admin.choose(page.getByRole("button", { name: "Ещё о сотруднике: Boris Operator" }), "Приостановить");
  const dialog = page.getByRole("dialog");
  await admin.pick(dialog.getByRole("combobox", { name: "Открытые диалоги перейдут" }), "Nights");
  await save(admin, "Приостановить");
  await page.getByText("Приостановлен", { exact: true }).waitFor();
}

async function findAndExport(admin: AtKeyboard): Promise<void> {
  const { page } = admin;
  await admin.press("ControlOrMeta+k");
  const search = page.getByRole("dialog", { name: "Поиск" });
  await admin.reach(search.getByRole("textbox", { name: "Поиск" }));
  await admin.type("темно");
  await search.getByText("В комнате").waitFor();
  await admin.press("ArrowDown", "Enter");
  await page.locator("[data-message][data-found]").getByText("В комнате темно").waitFor();
  await admin.isBack();

  await admin.use(page.getByRole("link", { name: "Назад" }));
  await admin.use(page.getByRole("link", { name: "Показатели" }));
  const file = page.waitForEvent("download");
  await admin.use(page.getByRole("link", { name: "Выгрузить в CSV" }));
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  await admin.isBack();
}
