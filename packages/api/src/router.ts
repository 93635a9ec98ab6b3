import { auditRouter } from "./features/audit/audit.router.ts";
import { botRouter } from "./features/bot/bot.router.ts";
import { contactRouter } from "./features/contact/contact.router.ts";
import { conversationRouter } from "./features/conversation/conversation.router.ts";
import { feedRouter } from "./features/feed/feed.router.ts";
import { identityRouter, installationRouter } from "./features/identity/identity.router.ts";
import { invitationRouter } from "./features/invitation/invitation.router.ts";
import { memberRouter } from "./features/member/member.router.ts";
import { messageRouter } from "./features/message/message.router.ts";
import { passkeyRouter } from "./features/passkey/passkey.router.ts";
import { passwordRouter } from "./features/password/password.router.ts";
import { roleRouter } from "./features/role/role.router.ts";
import { secondFactorRouter } from "./features/second-factor/second-factor.router.ts";
import { sessionRouter } from "./features/session/session.router.ts";
import { statusRouter } from "./features/status/status.router.ts";
import { telegramRouter } from "./features/telegram/telegram.router.ts";
import { tokenRouter } from "./features/token/token.router.ts";
import { workspaceRouter } from "./features/workspace/workspace.router.ts";
import { createRouter } from "./trpc.ts";

/** Everything the desk can be asked, by noun. */
export const appRouter = createRouter({
  audit: auditRouter,
  bot: botRouter,
  contact: contactRouter,
  conversation: conversationRouter,
  feed: feedRouter,
  identity: identityRouter,
  installation: installationRouter,
  invitation: invitationRouter,
  member: memberRouter,
  message: messageRouter,
  passkey: passkeyRouter,
  password: passwordRouter,
  role: roleRouter,
  secondFactor: secondFactorRouter,
  session: sessionRouter,
  status: statusRouter,
  telegram: telegramRouter,
  token: tokenRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
