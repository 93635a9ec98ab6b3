import { QueryClient } from "@tanstack/react-query";
import { boundIdleAnswers } from "./idle-answers.ts";

/** So many answers are kept that nobody looks at: those of some fifteen conversations. */
export const idleAnswers = 150;

/** Answers stay valid by the feed, so none is refetched for its age; the links repeat what is safe to repeat. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // Projections share what did not change by identity; comparing by place would copy every row after an insertion.
        structuralSharing: false,
        retry: false,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        // A desk on the same machine answers without any network.
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  boundIdleAnswers(client.getQueryCache(), { most: idleAnswers });
  return client;
}
