import { useAvailability } from "@frontdesk/client/react";
import type { Availability } from "@frontdesk/contract";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./availability-dot.module.css";

interface AvailabilityMarkProps {
  availability: Availability;
  /** At the corner of a picture, or behind a name in a line of text; by itself without either. */
  place?: "corner" | "text";
}

/** Says by its shape, its colour and a word what somebody is to their colleagues. */
export function AvailabilityMark({ availability, place }: AvailabilityMarkProps) {
  const { t } = useTranslation();
  const word = t(`presence.${availability}`);
  return (
    <>
      <span
        className={classes.dot}
        data-availability={availability}
        data-place={place}
        title={word}
        aria-hidden="true"
      />
      <span className="heard">{word}</span>
    </>
  );
}

/** A member's, as it is now, behind their name. */
export function AvailabilityDot({ memberId }: { memberId: string }) {
  return <AvailabilityMark availability={useAvailability(memberId) ?? "offline"} place="text" />;
}

/** A member's picture with the mark at its corner. */
export function WithAvailability({ memberId, children }: { memberId: string; children: ReactNode }) {
  return (
    <span className={classes.person}>
      {children}
      <AvailabilityMark availability={useAvailability(memberId) ?? "offline"} place="corner" />
    </span>
  );
}
