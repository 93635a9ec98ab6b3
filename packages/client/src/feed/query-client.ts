import { QueryClient } from "@tanstack/react-query";

/** Answers stay valid by the feed, so none is refetched for its age; the links repeat what is safe to repeat. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
}
