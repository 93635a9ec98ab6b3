import {
  type AfterPress,
  type ButtonDraft,
  chosenButtons,
  type MessageButton,
  type SendButton,
} from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";

/** A message's buttons in order, with who pressed them, as a column of the query that reads the message. */
export function buttonsOf(db: Reader, message: { workspaceId: Expression<string>; id: Expression<string> }) {
  const ofMessage = db
    .selectFrom("message_button as b")
    .select(["b.id", "b.kind", "b.label", "b.url"])
    .select((eb) =>
      jsonArrayFrom(
        db
          .selectFrom("button_press as s")
          .innerJoin("contact as sp", (join) =>
            join.onRef("sp.workspace_id", "=", "s.workspace_id").onRef("sp.id", "=", "s.contact_id"),
          )
          .select(["s.contact_id as contactId", "sp.name"])
          // As `Date.toISOString` writes it.
          .select(sql<string>`to_char(s.pressed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as("at"))
          .where("s.workspace_id", "=", eb.ref("b.workspace_id"))
          .where("s.button_id", "=", eb.ref("b.id"))
          .orderBy("s.pressed_at")
          .orderBy("s.contact_id"),
      ).as("presses"),
    )
    .where("b.workspace_id", "=", message.workspaceId)
    .where("b.message_id", "=", message.id)
    .orderBy("b.position");
  return jsonArrayFrom(ofMessage);
}

interface OfMessage {
  workspaceId: string;
  messageId: string;
}

/** Puts buttons under a message that is being written. */
export async function insertButtons(
  db: Writer,
  { workspaceId, messageId, buttons }: OfMessage & { buttons: ButtonDraft[] },
): Promise<void> {
  if (buttons.length === 0) return;
  await db
    .insertInto("message_button")
    .values(
      buttons.map((button, position) => ({
        ...{ workspace_id: workspaceId, message_id: messageId, position, kind: button.kind, label: button.label },
        url: button.kind === "url" ? button.url : null,
      })),
    )
    .execute();
}

const mark = "✓ ";

/** The buttons of some messages as Telegram is to show them now: the chosen ones marked, or none where they go once one is pressed. */
export async function listSendButtons(
  db: Reader,
  { workspaceId, messageIds }: { workspaceId: string; messageIds: string[] },
): Promise<Map<string, SendButton[]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("message as g")
    .select(["g.id", "g.after_press as afterPress"])
    .select((eb) => buttonsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("buttons"))
    .where("g.workspace_id", "=", workspaceId)
    .where("g.id", "in", messageIds)
    .execute();
  return new Map(rows.map(({ id, afterPress, buttons }) => [id, sendButtons(buttons, afterPress)]));
}

function sendButtons(buttons: MessageButton[], afterPress: AfterPress | null): SendButton[] {
  const chosen = chosenButtons(buttons);
  if (chosen.size > 0 && afterPress === "remove") return [];
  return buttons.map(({ id, label, url }) => {
    if (url !== null) return { label, url };
    return { id, label: chosen.has(id) ? `${mark}${label}` : label };
  });
}

/** A button that was sent in a chat, and where its message stands. */
export interface SentButton {
  id: string;
  kind: MessageButton["kind"];
  label: string;
  messageId: string;
  conversationId: string;
}

/** A button by what it carries, where its bot sent it in this chat; undefined for any other. */
export async function findSentButton(
  db: Reader,
  { workspaceId, botId, chatId, id }: { workspaceId: string; botId: string; chatId: number; id: string },
): Promise<SentButton | undefined> {
  return db
    .selectFrom("message_button as b")
    .innerJoin("message as g", (join) =>
      join.onRef("g.workspace_id", "=", "b.workspace_id").onRef("g.id", "=", "b.message_id"),
    )
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .select(["b.id", "b.kind", "b.label", "g.id as messageId", "c.id as conversationId"])
    .where("b.workspace_id", "=", workspaceId)
    .where("b.id", "=", id)
    .where("c.bot_id", "=", botId)
    .where("c.tg_chat_id", "=", chatId)
    .executeTakeFirst();
}

interface Press {
  workspaceId: string;
  buttonId: string;
  messageId: string;
  contactId: string;
  now: Date;
}

/** Notes that somebody pressed a button, at the time of their last press; returns its message's buttons and new version. */
export async function putPress(
  db: Writer,
  { workspaceId, buttonId, messageId, contactId, now }: Press,
): Promise<{ buttons: MessageButton[]; version: number }> {
  await db
    .insertInto("button_press")
    .values({ workspace_id: workspaceId, button_id: buttonId, contact_id: contactId, pressed_at: now })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "button_id", "contact_id"]).doUpdateSet({ pressed_at: now }),
    )
    .execute();
  const { version } = await db
    .updateTable("message")
    .set((eb) => ({ updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", messageId)
    .returning("version")
    .executeTakeFirstOrThrow();
  const { buttons } = await db
    .selectFrom("message as g")
    .select((eb) => buttonsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("buttons"))
    .where("g.workspace_id", "=", workspaceId)
    .where("g.id", "=", messageId)
    .executeTakeFirstOrThrow();
  return { buttons, version };
}
