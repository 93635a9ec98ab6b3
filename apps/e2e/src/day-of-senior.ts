import type { AppRouter } from "@frontdesk/api";
import { type Desk, withOpId } from "@frontdesk/client";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { type AtKeyboard, byKeyboard } from "./by-keyboard.ts";
import { fitsAcross } from "./every-page.ts";
import type { FurnishedDesk } from "./furnished-desk.ts";
import { password } from "./people.ts";
import { callerOf } from "./session.ts";
import { sees } from "./thread.ts";

/** An answer within a minute, which is soon due after six seconds. */
const promise = {
  ...{ policyId: null, version: null, name: "Всем", isDefault: true, hours: "always" as const, ownHours: null },
  ...{ inboxIds: [], teamIds: [], tagIds: [], priorities: [] },
  targets: { first_response: 1, next_response: null, resolution: null },
  ...{ warnPercent: 10, pauses: false, escalates: false },
};

/** What a senior does all day, in Russian at 360 px: from the invitation to the figures of the day. */
export async function walkSeniorsDay(desk: FurnishedDesk): Promise<void> {
  const { call, telegram, bot, seat, hire, olga } = desk;
  const { origin: url, pathname } = new URL(olga.page.url());
  const workspace = pathname.split("/")[2] ?? "";
  const boris = await hire("Boris Operator");
  await call.slaPolicy.save.mutate(withOpId(promise));
  await write("Мария", "Позовите старшего, пожалуйста");
  await write("Иван", "Где мой чемодан?");
  await write("Ваня", "Пишу с другого телефона");
  await giveTo(await callerOf(boris, { url, workspace }), "Иван");
  const { secret } = await call.invitation.create.mutate(withOpId({ email: null, preset: "senior" as const }));
  const vera = await byKeyboard(await seat("vera", { size: { width: 360, height: 640 }, locale: "ru-RU" }));

  await join(vera, `${url}/join/${secret}`);
  await handOver(vera);
  await takeOver(vera);
  await manyAtOnce(vera);
  await lookAtRisks(vera);
  await figures(vera);
  expect([...vera.flaws]).toEqual([]);

  async function write(firstName: string, text: string) {
    const { id: personId } = await telegram.createPerson({ firstName, languageCode: "ru" });
    await telegram.sendText({ personId, botId: bot.id, text });
    await olga.page.getByRole("link", { name: new RegExp(firstName) }).waitFor();
  }
}

async function giveTo(operator: Desk<AppRouter>["client"], name: string): Promise<void> {
  const { data } = await operator.conversation.list.query({ view: "open" });
  const wanted = data.rows.find(({ contact }) => contact.name === name);
  await operator.conversation.take.mutate(withOpId({ conversationId: wanted?.id ?? "" }));
}

async function join(vera: AtKeyboard, link: string): Promise<void> {
  const { page } = vera;
  await page.goto(link);
  await vera.fill(page.getByLabel("Ваше имя"), "Вера Старшая");
  await vera.fill(page.getByLabel("Электронная почта"), `vera-${crypto.randomUUID().slice(0, 8)}@example.org`);
  await vera.fill(page.getByRole("textbox", { name: "Пароль" }), password);
  await vera.press("Enter");
  await page.getByRole("navigation", { name: "Главное меню" }).waitFor();
}

/** Takes what calls for a senior, and hands it to a colleague with a word. */
async function handOver(vera: AtKeyboard): Promise<void> {
  const { page } = vera;
  await vera.use(page.getByRole("link", { name: /^Мария|Вызван старший/ }));
  await page.getByRole("log", { name: "Сообщения" }).getByText("Позовите старшего, пожалуйста").waitFor();
  await fitsAcross(vera);
  await vera.press("t");
  await sees(vera, "Ведёте вы");
  await vera.press("a");
  const dialog = page.getByRole("dialog");
  await vera.pick(dialog.getByRole("combobox", { name: "Кому" }), /^Boris Operator/);
  await vera.fill(dialog.getByRole("textbox", { name: "Пара слов" }), "Ты знаешь дом");
  await fitsAcross(vera);
  await vera.use(dialog.getByRole("button", { name: "Передать" }));
  await sees(vera, "Ведёт Boris Operator");
  await vera.isBack();
  await vera.use(page.getByRole("link", { name: "Назад" }));
  await page.getByRole("list", { name: "Список диалогов" }).waitFor();
  await vera.isBack();
}

/** Takes a conversation from a colleague; whoever writes there is the same as somebody else, and is blocked. */
async function takeOver(vera: AtKeyboard): Promise<void> {
  const { page } = vera;
  const blocking = page.getByRole("dialog", { name: "Заблокировать: Иван?" });
  await vera.use(page.getByRole("link", { name: /Иван/ }));
  await vera.use(page.getByRole("button", { name: "Забрать себе" }).first());
  await sees(vera, "Ведёте вы");
  await vera.isBack();

  await vera.use(page.getByRole("button", { name: "Показать карточку" }));
  const card = page.getByRole("dialog", { name: "Карточка: Иван" });
  await merge(vera, card);
  await vera.choose(card.getByRole("button", { name: "Ещё о Иван" }), "Заблокировать…");
  await blocking.waitFor();
  await vera.press("Escape");
  await blocking.waitFor({ state: "detached" });
  expect(await card.isVisible()).toBe(true);
  await vera.choose(card.getByRole("button", { name: "Ещё о Иван" }), "Заблокировать…");
  await vera.use(blocking.getByRole("button", { name: "Заблокировать" }));
  await blocking.waitFor({ state: "detached" });
  await card.getByText("Заблокирован").first().waitFor();
  await fitsAcross(vera);
  await vera.press("Escape");
  await vera.isBack();
  await vera.use(page.getByRole("link", { name: "Назад" }));
  await vera.isBack();
}

/** Finds who is the same as Иван, and makes one of the two. */
async function merge(vera: AtKeyboard, card: Locator): Promise<void> {
  await vera.choose(card.getByRole("button", { name: "Ещё о Иван" }), "Объединить с другим…");
  const dialog = vera.page.getByRole("dialog", { name: "Объединить Иван с другим" });
  await vera.fill(dialog.getByRole("textbox", { name: "Кто этот же человек?" }), "Ваня");
  await vera.toggle(dialog.getByRole("radio", { name: "Ваня" }));
  await dialog.getByText("1 диалог").waitFor();
  await fitsAcross(vera);
  await vera.use(dialog.getByRole("button", { name: "Объединить", exact: true }));
  await dialog.waitFor({ state: "detached" });
  await card.getByText("Также Ваня").waitFor();
}

/** Chooses from the queue, does something to all that are chosen, and takes it back. */
async function manyAtOnce(vera: AtKeyboard): Promise<void> {
  const { page } = vera;
  await vera.use(page.getByRole("button", { name: "Выбрать несколько" }));
  await vera.toggle(page.getByRole("checkbox", { name: "Выбрать: Мария" }));
  const bar = page.getByRole("region", { name: "Что сделать с выбранными" });
  await vera.use(bar.getByRole("button", { name: "Приоритет" }));
  await vera.use(page.getByRole("dialog").getByRole("button", { name: "Срочный" }));
  await page.getByText("Изменён 1").waitFor();
  await vera.isBack();
  await fitsAcross(vera);
  await vera.use(page.getByRole("button", { name: "Отменить" }));
  await page.getByText("Отменено").waitFor();
  await vera.isBack();
}

/** Goes to what is soon due or too late, and back to the queue. */
async function lookAtRisks(vera: AtKeyboard): Promise<void> {
  const { page } = vera;
  await vera.choose(page.getByRole("button", { name: "Ещё", exact: true }), /^Под угрозой/);
  const late = page.getByRole("link", { name: /Мария.*перв\S+ ответ/i });
  await vera.reach(late);
  await fitsAcross(vera);
  await vera.press("Enter");
  await sees(vera, "Позовите старшего, пожалуйста");
  await vera.isBack();
  await vera.use(page.getByRole("link", { name: "Назад" }));
  await vera.isBack();
}

/** From a figure to the conversations that it counts, and into one of them. */
async function figures(vera: AtKeyboard): Promise<void> {
  const { page } = vera;
  await vera.use(page.getByRole("link", { name: "Показатели" }));
  await vera.use(page.getByRole("button", { name: /^Начато/ }));
  const list = page.getByRole("dialog");
  await vera.reach(list.getByRole("link", { name: /Мария/ }));
  await fitsAcross(vera);
  await vera.press("Enter");
  await sees(vera, "Позовите старшего, пожалуйста");
  await vera.isBack();
}
