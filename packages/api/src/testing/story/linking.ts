import { withOpId } from "@frontdesk/client";
import { buttonIn, createTelegramPerson } from "../telegram-person.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const vera = ({ desk }: Stage) => createTelegramPerson(desk, { tgUserId: 79, name: "Vera" });

async function issue(stage: Stage) {
  stage.notes.linkCode = (await stage.operator.telegramLink.issue.mutate(withOpId({}))).code;
}

async function open(stage: Stage) {
  const person = vera(stage);
  await person.ask({ kind: "link", code: recall(stage.notes, "linkCode") });
  const heard = await person.hear();
  Object.assign(stage.notes, { yes: buttonIn(heard, "Yes, link it"), no: buttonIn(heard, "No") });
}

async function answer(stage: Stage, button: "yes" | "no") {
  await vera(stage).press(recall(stage.notes, button));
  await vera(stage).hear();
}

/** How a member becomes known to the bot, and stops being so. */
export const linking: Step[] = [
  { path: "telegramLink.issue", title: "a code", run: issue },
  { path: "telegramLink.issue", title: "another in its place", run: issue },
  { path: "telegram.applyStaffCommand", title: "shown to the bot", run: open },
  { path: "telegram.applyLinkAnswer", title: "no", run: (s) => answer(s, "no") },
  { path: "telegramLink.issue", title: "once more", run: issue },
  { path: "telegram.applyStaffCommand", title: "shown again", run: open },
  { path: "telegram.applyLinkAnswer", title: "yes", run: (s) => answer(s, "yes") },
  {
    path: "telegramLink.revoke",
    title: "on the page",
    run: (s) => s.operator.telegramLink.revoke.mutate(withOpId({})),
  },
];
