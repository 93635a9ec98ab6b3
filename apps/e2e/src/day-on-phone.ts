import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { fitsAcross } from "./every-page.ts";
import { type AtDesk, password } from "./people.ts";

/** Joins by an invitation, in Russian. */
export async function joinInRussian({ page }: AtDesk, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Ваше имя").fill("Борис Дежурный");
  await page.getByLabel("Электронная почта").fill(`boris-${crypto.randomUUID().slice(0, 8)}@example.org`);
  await page.getByRole("textbox", { name: "Пароль" }).fill(password);
  await page.getByRole("button", { name: "Создать учётную запись и присоединиться" }).click();
  await page.getByRole("navigation", { name: "Главное меню" }).waitFor();
}

/** What an operator does all day with a conversation, by touch: take, answer, note, priority, snooze, card, close. */
export async function workOnPhone(boris: AtDesk): Promise<void> {
  const { page } = boris;
  const seen = (text: string) => page.getByText(text).last().waitFor();
  const act = async (name: string) => {
    await page.getByRole("button", { name: "Ещё действия" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  const isForEveryone = async () => {
    await fitsAcross(boris);
    expect(await barriers(boris, ["light"])).toEqual([]);
  };

  await page.getByRole("link", { name: /^Диалоги/ }).click();
  await page
    .getByRole("link", { name: /Константинопольская/ })
    .first()
    .waitFor();
  await isForEveryone();
  await page
    .getByRole("link", { name: /Константинопольская/ })
    .first()
    .click();
  await seen("В комнате 214 не горит лампа");
  await isForEveryone();
  await page.getByRole("button", { name: "Взять", exact: true }).click();
  await seen("Ведёте вы");

  await page.getByRole("textbox", { name: /^Ответ: / }).fill("Идём, Мария");
  await page.getByRole("button", { name: "Отправить", exact: true }).click();
  await seen("Отправлено");

  await page.getByText("Заметка", { exact: true }).first().click();
  await page.getByRole("textbox", { name: /^Заметка о / }).fill("Взять стремянку");
  await fitsAcross(boris);
  await page.getByRole("button", { name: "Сохранить заметку" }).click();
  await seen("Взять стремянку");

  await act("Приоритет");
  await isForEveryone();
  await page.getByRole("dialog").getByRole("button", { name: "Срочный" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await act("Отложить…");
  await isForEveryone();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Через час/ })
    .click();
  await page
    .getByText(/^Отложено до/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Отменить" }).click();
  await page
    .getByText(/^Отложено до/)
    .first()
    .waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Показать карточку" }).click();
  await page
    .getByRole("complementary", { name: /^Карточка: / })
    .or(page.getByRole("dialog"))
    .first()
    .waitFor();
  await isForEveryone();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Закрыть", exact: true }).click();
  await seen("диалог закрыт");
}
