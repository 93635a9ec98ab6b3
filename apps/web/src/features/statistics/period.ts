import { localTime, shiftDate } from "@frontdesk/contract";
import type { Days, PeriodPreset } from "./dashboard-search.ts";

/** The days that a preset stands for at a moment. */
export function daysOf(preset: PeriodPreset, { timezone, at }: { timezone: string; at: number }): Days {
  const today = localTime(timezone, at).date;
  const first = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: shiftDate(today, -1), to: shiftDate(today, -1) };
    case "week":
      return { from: shiftDate(today, -6), to: today };
    case "month":
      return { from: shiftDate(today, -29), to: today };
    case "thisMonth":
      return { from: first, to: today };
    case "lastMonth": {
      const last = shiftDate(first, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
  }
}
