import { withOpId } from "@frontdesk/client";
import { accountCases } from "./tenancy-account-cases.ts";
import { telegramCases } from "./tenancy-telegram-cases.ts";

/** Ids of rows that exist in the home workspace, by the name of the input field that asks for one. */
export type Records = Record<
  | "contactId"
  | "cannedReplyId"
  | "guideId"
  | "inboxId"
  | "teamId"
  | "conversationId"
  | "messageId"
  | "memberId"
  | "invitationId"
  | "tokenId"
  | "roleId"
  | "sessionId"
  | "passkeyId"
  | "botId"
  | "outboxId"
  | "testId"
  | "attachmentId"
  | "leaseToken"
  | "tagId"
  | "savedViewId"
  | "undoId"
  | "intoId"
  | "mergeId"
  | "noteId"
  | "identityId"
  | "customFieldId"
  | "policyId"
  | "suggestionId"
  | "staffGroupId",
  string
>;

const inboxSettings = {
  ...{ name: "x", policy: "continue", reopenHours: 72, language: null, businessHours: null, offersPerson: true },
  showsTyping: true,
  texts: { greeting: {}, away: {}, escalated: {}, help: {} },
};

/** How a staff group is opened. */
export const staffGroupSettings = { inboxIds: [], teamIds: [], language: "en" as const, closesWithTopic: true };

const assignment = {
  ...{ mode: "round_robin" as const, prefersLastHandler: true, prefersLanguage: true, respectsHours: true },
  skill: null,
};

const csatSettings = {
  ...{ isOn: true, scale: "five", delayMinutes: 0, againDays: 0, commentHours: 24 },
  texts: { ask: {}, thanks: {} },
};
const period = { from: "2030-01-01", to: "2030-01-31" };

/** What a policy is saved with, but for what it is for. */
export const promised = {
  ...{
    name: "x",
    isDefault: false,
    inboxIds: [],
    teamIds: [],
    priorities: [],
    hours: "always" as const,
    ownHours: null,
  },
  ...{ warnPercent: 75, pauses: true, escalates: false },
  targets: { first_response: 1, next_response: null, resolution: null },
};

const variants = [{ language: "en", text: "x", buttons: [] }];
const kept = { audience: "workspace" as const, teamId: null, folder: "", title: "x" };
/** What a canned reply, and a guide, are saved with. */
export const keptReply = { ...kept, shortcut: "x", variants, afterPress: "keep" as const, files: [] };
export const keptGuide = { ...kept, steps: [{ variants }] };

/** A valid input of each procedure that names a row, so that only the row's place decides the answer. */
export const cases: Record<string, (own: Records) => object> = {
  ...telegramCases,
  "bot.switch": ({ botId }) => withOpId({ botId, on: false, version: 1 }),
  "bot.changeMode": ({ botId }) => withOpId({ botId, mode: "webhook", version: 1 }),
  "bot.replaceToken": ({ botId }) => withOpId({ botId, token: `7000003:${"A".repeat(35)}`, apiRoot: "telegram" }),
  "bot.health": ({ botId }) => ({ botId }),
  "bot.check": ({ botId }) => withOpId({ botId }),
  "bot.fix": ({ botId }) => withOpId({ botId, code: "telegram_unwell" }),
  "bot.debug": ({ botId }) => withOpId({ botId, minutes: 0 }),
  "bot.sendTest": ({ botId, conversationId }) => withOpId({ botId, conversationId, tgChatId: null, text: "x" }),
  "bot.test": ({ botId, testId }) => ({ botId, testId }),
  "bot.updates": ({ botId }) => ({ botId }),
  "bot.replayUpdate": ({ botId }) => withOpId({ botId, updateId: 1001 }),
  "bot.failures": ({ botId }) => ({ botId }),
  "bot.retrySend": ({ botId, outboxId }) => withOpId({ botId, outboxId }),
  "cannedReply.save": ({ cannedReplyId }) => withOpId({ ...keptReply, cannedReplyId, version: 7 }),
  "cannedReply.remove": ({ cannedReplyId }) => withOpId({ cannedReplyId }),
  "draft.get": ({ conversationId }) => ({ conversationId }),
  "draft.save": ({ conversationId }) =>
    withOpId({ conversationId, kind: "reply", text: "x", answered: null, version: 0 }),
  "group.list": ({ botId }) => ({ botId }),
  "group.about": ({ conversationId }) => ({ conversationId }),
  "group.hear": ({ botId, inboxId }) =>
    withOpId({ botId, tgChatId: -1, threadId: null, hears: "all", inbox: { kind: "known", id: inboxId } }),
  "guide.save": ({ guideId }) => withOpId({ ...keptGuide, guideId, version: 7 }),
  "guide.remove": ({ guideId }) => withOpId({ guideId }),
  "guide.progress": ({ conversationId }) => ({ conversationId }),
  "guide.start": ({ conversationId, guideId }) => withOpId({ conversationId, guideId }),
  "guide.skip": ({ conversationId, guideId }) => withOpId({ conversationId, guideId, step: 0 }),
  "guide.stop": ({ conversationId }) => withOpId({ conversationId }),
  "mention.see": ({ conversationId }) => withOpId({ conversationId }),
  "contact.names": ({ contactId }) => ({ contactId }),
  "contact.get": ({ contactId }) => ({ contactId }),
  "contact.notes": ({ contactId }) => ({ contactId }),
  "contact.history": ({ contactId }) => ({ contactId }),
  "contact.previewMerge": ({ contactId, intoId }) => ({ contactId, intoId }),
  "contact.edit": ({ contactId }) => withOpId({ contactId, version: 999, name: "x" }),
  "contact.tag": ({ contactId }) => withOpId({ contactId, add: [], remove: [] }),
  "contact.addNote": ({ contactId }) => withOpId({ contactId, text: "x" }),
  "contact.editNote": ({ noteId }) => withOpId({ noteId, text: "x", version: 7 }),
  "contact.removeNote": ({ noteId }) => withOpId({ noteId }),
  "contact.verify": ({ contactId }) => withOpId({ contactId, identity: null }),
  "contact.unverify": ({ contactId }) => withOpId({ contactId }),
  "contact.detachIdentity": ({ contactId, identityId }) => withOpId({ contactId, identityId }),
  "contact.block": ({ contactId }) => withOpId({ contactId }),
  "contact.unblock": ({ contactId }) => withOpId({ contactId }),
  // The other way round, so that the contact of the other cases is there after it.
  "contact.merge": ({ contactId, intoId }) => withOpId({ contactId: intoId, intoId: contactId }),
  "contact.unmerge": ({ mergeId }) => withOpId({ mergeId }),
  "contact.erase": ({ contactId }) => withOpId({ contactId, name: "x" }),
  "customField.edit": ({ customFieldId }) =>
    withOpId({ customFieldId, name: "x", choices: [], isArchived: false, version: 7 }),
  "customField.order": ({ customFieldId }) => withOpId({ customFieldIds: [customFieldId] }),
  "conversation.get": ({ conversationId }) => ({ conversationId }),
  "conversation.take": ({ conversationId }) => withOpId({ conversationId, override: false }),
  "conversation.release": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.close": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.reopen": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.transfer": ({ conversationId, teamId }) =>
    withOpId({ conversationId, to: { kind: "team", id: teamId }, note: null, heldBy: null }),
  "conversation.assign": ({ conversationId, teamId }) =>
    withOpId({ conversationId, to: { kind: "team", id: teamId }, heldBy: null }),
  "conversation.escalate": ({ conversationId }) => withOpId({ conversationId, reason: "x", memberId: null }),
  "conversation.prioritise": ({ conversationId }) => withOpId({ conversationId, priority: "high" }),
  "conversation.tag": ({ conversationId }) => withOpId({ conversationId, add: [], remove: [] }),
  "conversation.await": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.snooze": ({ conversationId }) => withOpId({ conversationId, until: null }),
  "conversation.wake": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.markSpam": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.clearSpam": ({ conversationId }) => withOpId({ conversationId }),
  "conversation.bulk": ({ conversationId }) =>
    withOpId({ conversationIds: [conversationId], act: { name: "prioritise", priority: "low" } }),
  "conversation.undo": ({ undoId }) => withOpId({ undoId }),
  "suggestion.offers": ({ messageId }) => ({ messageId }),
  "suggestion.configure": ({ inboxId }) =>
    withOpId({
      ...{ isOn: false, baseUrl: "https://127.0.0.1/v1", model: "m", key: null, inboxIds: [inboxId], version: 0 },
    }),
  "suggestion.get": ({ conversationId }) => ({ conversationId }),
  "suggestion.ask": ({ conversationId }) => withOpId({ conversationId }),
  "suggestion.settle": ({ suggestionId }) => withOpId({ suggestionId, as: "dismissed" }),
  "staffGroup.open": ({ botId }) => withOpId({ botId, ...staffGroupSettings }),
  "staffGroup.renewCode": ({ staffGroupId }) => withOpId({ staffGroupId }),
  "staffGroup.edit": ({ staffGroupId }) => withOpId({ staffGroupId, ...staffGroupSettings, version: 7 }),
  "staffGroup.retry": ({ staffGroupId }) => withOpId({ staffGroupId }),
  "staffGroup.remove": ({ staffGroupId }) => withOpId({ staffGroupId }),
  "tag.edit": ({ tagId }) => withOpId({ tagId, name: "x", color: "red", version: 7 }),
  "tag.remove": ({ tagId }) => withOpId({ tagId }),
  "savedView.create": ({ teamId }) => withOpId({ name: "x", audience: "team", teamId, view: "open", filter: {} }),
  "savedView.edit": ({ savedViewId }) =>
    withOpId({ savedViewId, name: "x", audience: "personal", teamId: null, view: "open", filter: {}, version: 7 }),
  "savedView.move": ({ savedViewId }) => withOpId({ savedViewId, to: "earlier" as const }),
  "savedView.remove": ({ savedViewId }) => withOpId({ savedViewId }),
  "assignment.edit": ({ inboxId }) => withOpId({ inboxId, ...assignment, version: 7 }),
  "assignment.explain": ({ inboxId }) => ({ inboxId, ...assignment, language: null }),
  "csat.edit": ({ inboxId }) => withOpId({ inboxId, ...csatSettings, version: 7 }),
  "statistics.ask": ({ inboxId, teamId, memberId, tagId }) => ({ ...period, inboxId, teamId, memberId, tagId }),
  "statistics.list": ({ inboxId, teamId, memberId, tagId }) => ({
    ...{ ...period, inboxId, teamId, memberId, tagId },
    kind: "opened",
  }),
  "slaPolicy.save": ({ policyId, inboxId, teamId, tagId }) =>
    withOpId({ ...promised, policyId, inboxIds: [inboxId], teamIds: [teamId], tagIds: [tagId], version: 7 }),
  "slaPolicy.remove": ({ policyId }) => withOpId({ policyId }),
  "slaPolicy.arrange": ({ policyId }) => withOpId({ policyIds: [policyId] }),
  "inbox.edit": ({ inboxId, teamId }) => withOpId({ inboxId, ...inboxSettings, teamId, version: 1 }),
  "team.create": ({ memberId }) => withOpId({ name: `team ${crypto.randomUUID()}`, memberIds: [memberId] }),
  "team.edit": ({ teamId, memberId }) => withOpId({ teamId, name: "x", memberIds: [memberId], version: 7 }),
  "team.remove": ({ teamId }) => withOpId({ teamId, version: 7 }),
  "invitation.create": ({ roleId, teamId }) => withOpId({ email: null, roleId, teamId }),
  "invitation.revoke": ({ invitationId }) => withOpId({ invitationId }),
  "member.editWorking": ({ memberId }) =>
    withOpId({ memberId, capacity: 1, hours: null, skills: [], languages: [], version: 7 }),
  "member.suspend": ({ memberId }) => withOpId({ memberId, version: 7, handOver: { to: "queue" } }),
  "member.reinstate": ({ memberId }) => withOpId({ memberId, version: 7 }),
  "member.changeRole": ({ memberId }) => withOpId({ memberId, preset: "viewer", version: 1 }),
  "member.createResetLink": ({ memberId }) => withOpId({ memberId }),
  "member.clearSecondFactor": ({ memberId }) => withOpId({ memberId }),
  "member.remove": ({ memberId }) => withOpId({ memberId, version: 1 }),
  "message.list": ({ conversationId }) => ({ conversationId }),
  "message.revisions": ({ messageId }) => ({ messageId }),
  "message.send": ({ conversationId }) => withOpId({ conversationId, text: "x", clientKey: crypto.randomUUID() }),
  "message.note": ({ conversationId, memberId }) =>
    withOpId({ conversationId, text: "x", clientKey: crypto.randomUUID(), mentions: [memberId] }),
  "message.editNote": ({ messageId }) => withOpId({ messageId, text: "x", version: 1 }),
  "message.deleteNote": ({ messageId }) => withOpId({ messageId }),
  "message.edit": ({ messageId }) => withOpId({ messageId, text: "x", version: 1 }),
  "message.delete": ({ messageId }) => withOpId({ messageId }),
  "message.react": ({ messageId }) => withOpId({ messageId, emoji: "👍" }),
  "message.resend": ({ messageId }) => withOpId({ messageId }),
  "message.dismiss": ({ messageId }) => withOpId({ messageId }),
  "passkey.rename": ({ passkeyId }) => withOpId({ passkeyId, name: "x" }),
  "passkey.remove": ({ passkeyId }) => withOpId({ passkeyId }),
  "role.edit": ({ roleId }) => withOpId({ roleId, name: "x", permissions: [], scope: "own", version: 1 }),
  "role.remove": ({ roleId }) => withOpId({ roleId, version: 7 }),
  "session.revoke": ({ sessionId }) => withOpId({ sessionId }),
  "token.rename": ({ tokenId }) => withOpId({ tokenId, name: "x" }),
  "token.revoke": ({ tokenId }) => withOpId({ tokenId }),
};

/** Procedures that name no row: what they tell and make is the caller's own, whoever calls. */
export const withoutRows: Record<string, object | undefined> = {
  ...accountCases,
  "assignment.list": undefined,
  "audit.list": {},
  "cannedReply.list": undefined,
  "guide.list": undefined,
  "mention.list": undefined,
  "message.stuck": {},
  "bot.list": undefined,
  "bot.apiRoots": undefined,
  "bot.simulated": undefined,
  "bot.add": withOpId({ token: `7000002:${"A".repeat(35)}`, apiRoot: "nowhere" }),
  "conversation.list": { view: "open" },
  "conversation.counts": undefined,
  "conversation.directory": undefined,
  "csat.list": undefined,
  "statistics.counted": undefined,
  "savedView.list": undefined,
  "tag.list": undefined,
  "tag.usage": undefined,
  "customField.list": undefined,
  "customField.create": withOpId({ name: "F", kind: "text", choices: [] }),
  "tag.create": withOpId({ name: "T", color: "red" }),
  "escalation.get": undefined,
  "escalation.edit": withOpId({ unansweredLimit: 5, words: {}, version: 0 }),
  "slaPolicy.list": undefined,
  "slaPolicy.grounds": undefined,
  "inbox.list": undefined,
  "suggestion.settings": undefined,
  "suggestion.help": undefined,
  "suggestion.chooseHelp": withOpId({ offersReplies: true }),
  "suggestion.test": withOpId({ baseUrl: "https://127.0.0.1/v1", model: "m", key: "" }),
  "team.list": undefined,
  "feed.follow": {},
  "invitation.list": undefined,
  "invitation.look": { secret: "x".repeat(43) },
  "invitation.accept": withOpId({ secret: "x".repeat(43), account: null }),
  "member.list": undefined,
  "member.workload": undefined,
  "member.keepHours": withOpId({ hours: null, version: 7 }),
  "presence.choose": withOpId({ availability: "busy" }),
  "presence.follow": {},
  "presence.glance": { isActive: true, looking: [] },
  "presence.show": { isActive: true, looking: [] },
  "role.create": withOpId({ name: "R", permissions: [], scope: "own" }),
  "role.list": undefined,
  "status.debug": withOpId({ minutes: 0 }),
  "search.conversations": { text: "Anna" },
  "search.messages": { text: "Hello" },
  "staffGroup.list": undefined,
  "status.get": undefined,
  "status.live": undefined,
  "telegram.bots": undefined,
  "telegram.wakes": undefined,
  "token.list": undefined,
  "token.create": withOpId({ name: "T", permissions: ["conversation:read"], expiresInDays: null }),
  "workspace.settings": undefined,
  "workspace.configure": withOpId({
    ...{ name: "W", locale: "en", timezone: "UTC", filesQuotaBytes: 0, keepEventsDays: 1, version: 99 },
  }),
  "workspace.create": withOpId({ name: "W", slug: "another", locale: "en", timezone: "UTC" }),
};
