import { botRouter } from "./features/bot/bot.router.ts";
import { conversationRouter } from "./features/conversation/conversation.router.ts";
import { feedRouter } from "./features/feed/feed.router.ts";
import { identityRouter, installationRouter } from "./features/identity/identity.router.ts";
import { invitationRouter } from "./features/invitation/invitation.router.ts";
import { memberRouter } from "./features/member/member.router.ts";
import { messageRouter } from "./features/message/message.router.ts";
import { roleRouter } from "./features/role/role.router.ts";
import { statusRouter } from "./features/status/status.router.ts";
import { telegramRouter } from "./features/telegram/telegram.router.ts";
import { tokenRouter } from "./features/token/token.router.ts";
import { workspaceRouter } from "./features/workspace/workspace.router.ts";
import { createRouter } from "./trpc.ts";

/** Everything the desk can be asked, by noun. */
export const appRouter = createRouter({
  bot: botRouter,
  conversation: conversationRouter,
  feed: feedRouter,
  identity: identityRouter,
  installation: installationRouter,
  invitation: invitationRouter,
  member: memberRouter,
  message: messageRouter,
  role: roleRouter,
  status: statusRouter,
  telegram: telegramRouter,
  token: tokenRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
