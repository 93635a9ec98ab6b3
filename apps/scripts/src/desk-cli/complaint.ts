import { deskErrorOf } from "@frontdesk/client";
import type { DeskErrorData, ErrorCode, ErrorReason } from "@frontdesk/contract";

/** Something the person at the terminal can mend: its message is what they read. */
export class Complaint extends Error {}

/** What the desk said of a call that was not made by the typed client. */
export class Refused extends Error {
  readonly desk: DeskErrorData;

  constructor(desk: DeskErrorData) {
    super(desk.code);
    this.desk = desk;
  }
}

const byReason: Partial<Record<ErrorReason, (facts: Record<string, string>) => string>> = {
  signed_out: () =>
    "The desk does not know this token or session. Create a token in the settings, and name it in DESK_TOKEN.",
  bad_credentials: () => "No account has this address and password. Check DESK_EMAIL and DESK_PASSWORD.",
  already_taken: ({ by }) =>
    `${by ?? "A colleague"} has taken this conversation. With --override you take it from them.`,
  not_yours: ({ by }) => `This conversation is ${by ? `${by}'s` : "a colleague's"}. Take it first: conversation take.`,
  wrong_state: () => "That is not possible in the state it is in now. Look at it with: conversation show.",
  overtaken: () => "This person has a newer conversation there that is not over. Go on in that one.",
  contact_unreachable: () => "Messages do not reach this contact: they blocked the bot, or the bot is off.",
  above_own_rights: () => "That would give more rights than you have. Ask somebody who has them.",
  wrong_code: () => "This code is not right. Put the one that the authenticator shows now into DESK_CODE.",
  code_used: () => "This code was used already. Wait for the next one.",
  member_elsewhere: () => "This person has a place beyond this workspace, so only they can set their password.",
  slug_taken: () => "There is a workspace of that name already. Choose another --slug.",
  already_set_up: () => "This desk has an owner already. Ask them for an invitation.",
  bad_code: () => "That is not the set-up code. The server prints it when it starts, until there is an owner.",
  bad_token: () => "Telegram does not know this bot token. Copy it again from BotFather.",
  bot_taken: () => "This bot is connected to a workspace already. Switch it off there first.",
  unknown_api_root: () => "No Bot API address has that name. The server's TELEGRAM_API_ROOTS lists them.",
  telegram_unreachable: () => "The desk can't reach that Bot API address. Check the server's network.",
  too_many_requests: () => "That was too much at once. Wait a little and try again.",
};

const byCode: Record<ErrorCode, string> = {
  not_found: "There is nothing here under that name. List what there is first.",
  forbidden:
    "These credentials may not do this, or not in this workspace. Check DESK_WORKSPACE, or use another role or token.",
  conflict: "Something else happened first. Look again and repeat the command.",
  invalid: "Part of this is not right.",
  limited: "That was too much at once. Wait a little and try again.",
  unauthenticated: "Nobody is signed in. Set DESK_TOKEN, or DESK_EMAIL and DESK_PASSWORD.",
  unavailable: "The desk can't be reached or can't answer. Is it running? See: npm run desk -- doctor.",
};

/** What went wrong and what to do, in a sentence or two, for anything thrown by a command. */
export function complaintOf(error: unknown, url: string): string {
  if (error instanceof Complaint) return error.message;
  if (error instanceof Refused) return sentencesOf(error.desk, url);
  if (!(error instanceof Error) || error.name !== "TRPCClientError")
    return error instanceof Error ? error.message : String(error);
  return sentencesOf(deskErrorOf(error), url);
}

function sentencesOf({ code, reason, facts, fields, requestId }: DeskErrorData, url: string): string {
  const said = (reason && byReason[reason]?.(facts)) ?? byCode[code];
  const parts = Object.entries(fields).map(([name, what]) => `  ${name}: ${what}`);
  const where = code === "unavailable" ? `  at ${url}${requestId ? `, reference ${requestId}` : ""}` : "";
  return [said, ...parts, where].filter(Boolean).join("\n");
}
