import type { ActorKind } from "./events.ts";

/** The acts that are audited, as procedures are named: what anybody audits is among them, so that it has words. */
export const auditedActs = [
  "workspace.create",
  "workspace.configure",
  "member.changeRole",
  "member.makeOwner",
  "installation.recoverOwner",
  "member.suspend",
  "member.reinstate",
  "member.remove",
  "member.editWorking",
  "member.keepHours",
  "member.createResetLink",
  "member.clearSecondFactor",
  "invitation.create",
  "invitation.accept",
  "invitation.revoke",
  "role.create",
  "role.edit",
  "role.remove",
  "token.create",
  "token.rename",
  "token.revoke",
  "bot.add",
  "bot.switch",
  "bot.changeMode",
  "bot.replaceToken",
  "bot.fix",
  "bot.debug",
  "bot.sendTest",
  "bot.replayUpdate",
  "bot.retrySend",
  "telegramLink.issue",
  "telegramLink.confirm",
  "telegramLink.revoke",
  "group.hear",
  "staffGroup.open",
  "staffGroup.renewCode",
  "staffGroup.bind",
  "staffGroup.edit",
  "staffGroup.retry",
  "staffGroup.remove",
  "inbox.edit",
  "assignment.edit",
  "escalation.edit",
  "csat.edit",
  "statistics.export",
  "team.create",
  "team.edit",
  "team.remove",
  "suggestion.configure",
  "suggestion.test",
  "status.debug",
  "identity.rename",
  "session.revoke",
  "session.revokeOthers",
  "password.change",
  "password.reset",
  "secondFactor.confirm",
  "secondFactor.disable",
  "secondFactor.renewCodes",
  "passkey.register",
  "passkey.remove",
  "conversation.take",
  "conversation.assign",
  "conversation.bulk",
  "conversation.undo",
  "tag.create",
  "tag.edit",
  "tag.remove",
  "contact.edit",
  "contact.tag",
  "contact.addNote",
  "contact.editNote",
  "contact.removeNote",
  "contact.verify",
  "contact.unverify",
  "contact.detachIdentity",
  "contact.block",
  "contact.unblock",
  "contact.merge",
  "contact.unmerge",
  "contact.erase",
  "customField.create",
  "customField.edit",
  "customField.order",
  "savedView.create",
  "savedView.edit",
  "savedView.move",
  "savedView.remove",
  "cannedReply.save",
  "cannedReply.remove",
  "guide.save",
  "guide.remove",
  "slaPolicy.save",
  "slaPolicy.remove",
  "slaPolicy.arrange",
  "message.delete",
  "message.deleteNote",
] as const;
export type AuditedAct = (typeof auditedActs)[number];

/** One privileged act: who did what to what, and how it was before and after. */
export interface AuditEntry {
  id: string;
  at: string;
  actor: { kind: ActorKind; id: string | null; name: string | null };
  /** One of `auditedActs`, or what a later server calls another. */
  action: string;
  subject: { type: string; id: string | null; name: string | null };
  ip: string | null;
  agent: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface AuditPage {
  rows: AuditEntry[];
  /** Where the next, older page begins; null at the end. */
  nextCursor: string | null;
}
