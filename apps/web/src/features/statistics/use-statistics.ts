import type { EscalationCause, FactKind, StatisticsFilter } from "@frontdesk/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { trpc } from "../../desk.ts";
import type { Days } from "./dashboard-search.ts";

/** What is asked of the figures. */
export type Asked = Days & StatisticsFilter;

/** One figure, as its list is asked for. */
export interface FigureAsked extends Partial<StatisticsFilter> {
  kind: FactKind;
  day?: string;
  weekday?: number;
  hour?: number;
  cause?: EscalationCause;
  rating?: number;
}

const everyMs = 1_000;

/**
 * The figures of a period, asked for again whenever the desk has counted something more (C26: once a second at most); how
 * far it has counted is one row.
 */
export function useStatistics(asked: Asked) {
  const counted = trpc.statistics.counted.useQuery(undefined, { refetchInterval: everyMs });
  const figures = trpc.statistics.ask.useQuery(asked, { staleTime: 0, placeholderData: keepPreviousData });
  const head = counted.data?.data;
  const again = useEffectEvent(() => {
    if (!figures.isFetching) void figures.refetch();
  });
  useEffect(() => {
    if (head !== undefined) again();
  }, [head]);
  return { figures, isOld: counted.isError || figures.isError };
}
