import { assignmentRouter } from "./features/assignment/assignment.router.ts";
import { auditRouter } from "./features/audit/audit.router.ts";
import { botRouter } from "./features/bot/bot.router.ts";
import { cannedReplyRouter } from "./features/canned-reply/canned-reply.router.ts";
import { contactRouter } from "./features/contact/contact.router.ts";
import { conversationRouter } from "./features/conversation/conversation.router.ts";
import { csatRouter } from "./features/csat/csat.router.ts";
import { customFieldRouter } from "./features/custom-field/custom-field.router.ts";
import { draftRouter } from "./features/draft/draft.router.ts";
import { escalationRouter } from "./features/escalation/escalation.router.ts";
import { feedRouter } from "./features/feed/feed.router.ts";
import { groupRouter } from "./features/group/group.router.ts";
import { guideRouter } from "./features/guide/guide.router.ts";
import { identityRouter, installationRouter } from "./features/identity/identity.router.ts";
import { inboxRouter } from "./features/inbox/inbox.router.ts";
import { invitationRouter } from "./features/invitation/invitation.router.ts";
import { memberRouter } from "./features/member/member.router.ts";
import { mentionRouter } from "./features/mention/mention.router.ts";
import { messageRouter } from "./features/message/message.router.ts";
import { passkeyRouter } from "./features/passkey/passkey.router.ts";
import { passwordRouter } from "./features/password/password.router.ts";
import { presenceRouter } from "./features/presence/presence.router.ts";
import { roleRouter } from "./features/role/role.router.ts";
import { savedViewRouter } from "./features/saved-view/saved-view.router.ts";
import { searchRouter } from "./features/search/search.router.ts";
import { secondFactorRouter } from "./features/second-factor/second-factor.router.ts";
import { sessionRouter } from "./features/session/session.router.ts";
import { slaPolicyRouter } from "./features/sla/sla-policy.router.ts";
import { staffGroupRouter } from "./features/staff-group/staff-group.router.ts";
import { statisticsRouter } from "./features/statistics/statistics.router.ts";
import { statusRouter } from "./features/status/status.router.ts";
import { suggestionRouter } from "./features/suggestion/suggestion.router.ts";
import { tagRouter } from "./features/tag/tag.router.ts";
import { teamRouter } from "./features/team/team.router.ts";
import { telegramRouter } from "./features/telegram/telegram.router.ts";
import { telegramLinkRouter } from "./features/telegram-link/telegram-link.router.ts";
import { tokenRouter } from "./features/token/token.router.ts";
import { workspaceRouter } from "./features/workspace/workspace.router.ts";
import { createRouter } from "./trpc.ts";

/** Everything the desk can be asked, by noun. */
export const appRouter = createRouter({
  assignment: assignmentRouter,
  audit: auditRouter,
  bot: botRouter,
  cannedReply: cannedReplyRouter,
  contact: contactRouter,
  conversation: conversationRouter,
  csat: csatRouter,
  customField: customFieldRouter,
  draft: draftRouter,
  escalation: escalationRouter,
  feed: feedRouter,
  group: groupRouter,
  guide: guideRouter,
  identity: identityRouter,
  installation: installationRouter,
  inbox: inboxRouter,
  invitation: invitationRouter,
  member: memberRouter,
  mention: mentionRouter,
  message: messageRouter,
  passkey: passkeyRouter,
  password: passwordRouter,
  presence: presenceRouter,
  role: roleRouter,
  savedView: savedViewRouter,
  search: searchRouter,
  secondFactor: secondFactorRouter,
  session: sessionRouter,
  slaPolicy: slaPolicyRouter,
  statistics: statisticsRouter,
  staffGroup: staffGroupRouter,
  status: statusRouter,
  suggestion: suggestionRouter,
  tag: tagRouter,
  team: teamRouter,
  telegram: telegramRouter,
  telegramLink: telegramLinkRouter,
  token: tokenRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
