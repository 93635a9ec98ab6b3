import { useTranslation } from "react-i18next";

/** The acts that are audited, as procedures are named. */
export const auditedActs = [
  "workspace.create",
  "workspace.configure",
  "member.changeRole",
  "member.makeOwner",
  "member.remove",
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
  "inbox.edit",
  "escalation.edit",
  "team.create",
  "team.edit",
  "team.remove",
  "status.debug",
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
  "savedView.create",
  "savedView.edit",
  "savedView.remove",
  "cannedReply.save",
  "cannedReply.remove",
  "guide.save",
  "guide.remove",
  "message.delete",
  "message.deleteNote",
] as const;

/** The words for an act; those of a later server stay as the server names them. */
export function useActWords(): (act: string) => string {
  const { t } = useTranslation();
  return (act) => {
    const known = auditedActs.find((each) => each === act);
    return known === undefined ? act : t(`act.${known}`);
  };
}
