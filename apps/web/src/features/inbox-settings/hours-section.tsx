import type { BusinessHours } from "@frontdesk/contract";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { HoursFields } from "../../ui/hours/hours-fields.tsx";
import { Section } from "../../ui/section.tsx";

interface HoursSectionProps {
  hours: BusinessHours | null;
  error: ReactNode;
  onChange: (hours: BusinessHours | null) => void;
}

/** When somebody is there for what comes into an inbox. */
export function HoursSection(props: HoursSectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t("hours.title")} lead={t("hours.lead")}>
      <HoursFields of="inbox" {...props} />
    </Section>
  );
}
