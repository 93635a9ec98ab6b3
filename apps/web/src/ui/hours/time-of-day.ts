import { businessHoursLimits } from "@frontdesk/contract";

const { minutesOfDay } = businessHoursLimits;

/** A minute of the day as a time field shows it; the day's end as midnight. */
export function timeOf(minute: number): string {
  const shown = minute % minutesOfDay;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}

/** The minute of the day that a time field says; `otherwise` while it says none. */
export function minuteOf(time: string, otherwise: number): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? otherwise
    : hours * 60 + minutes;
}
