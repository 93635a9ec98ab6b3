import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertMember } from "../../access.ts";
import { reads, writes } from "../../trpc.ts";
import { getConversation } from "../conversation/index.ts";
import { askForSuggestion } from "./ask-for-suggestion.ts";
import { chooseWritingHelp } from "./choose-writing-help.ts";
import { configureSuggestions } from "./configure-suggestions.ts";
import { offerReplies } from "./offer-replies.ts";
import { getSuggestionSettings, getWritingHelp } from "./provider.queries.ts";
import { settleSuggestion } from "./settle-suggestion.ts";
import { findSuggestion } from "./suggestion.queries.ts";
import { testProvider } from "./test-provider.ts";

export const suggestionRouter = {
  settings: reads("workspace:manage").query(({ ctx }) => getSuggestionSettings(ctx.db, ctx.viewer.workspaceId)),
  configure: writes("workspace:manage")
    .input(inputs.configureSuggestions)
    .mutation(({ ctx, input }) => configureSuggestions(ctx.desk, ctx.services.sealer, input)),
  test: writes("workspace:manage")
    .input(inputs.testSuggestions)
    .prepare(({ services, viewer, input }) => testProvider(services, viewer, input))
    .mutation(async ({ ctx: { desk, prepared }, input: { baseUrl, model } }) => {
      const after = { baseUrl, model, failure: prepared.failure };
      await desk.audit({ action: "suggestion.test", subject: { type: "workspace", id: desk.workspaceId }, after });
      return prepared;
    }),

  help: reads("conversation:handle").query(({ ctx: { db, viewer } }) =>
    getWritingHelp(db, { workspaceId: viewer.workspaceId, memberId: assertMember(viewer) }),
  ),
  chooseHelp: writes("conversation:handle")
    .input(inputs.chooseWritingHelp)
    .mutation(({ ctx, input }) => chooseWritingHelp(ctx.desk, ctx.viewer, input)),
  offers: reads("conversation:handle")
    .input(inputs.getOffers)
    .query(({ ctx, input }) => offerReplies(ctx.db, ctx.viewer, input)),

  get: reads("conversation:handle")
    .input(inputs.getSuggestion)
    .query(async ({ ctx: { db, viewer }, input: { conversationId } }) => {
      const memberId = assertMember(viewer);
      await getConversation(db, viewer, conversationId);
      return findSuggestion(db, { workspaceId: viewer.workspaceId, memberId, conversationId });
    }),
  ask: writes("conversation:handle")
    .input(inputs.askForSuggestion)
    .mutation(({ ctx, input }) => askForSuggestion(ctx.desk, ctx.viewer, input)),
  settle: writes("conversation:handle")
    .input(inputs.settleSuggestion)
    .mutation(({ ctx, input }) => settleSuggestion(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
