import { withOpId } from "@frontdesk/client";
import { useAvailability } from "@frontdesk/client/react";
import { type Availability, availabilities } from "@frontdesk/contract";
import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AvailabilityMark } from "../../ui/availability-dot.tsx";
import { useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

/** What the reader wants to be taken for, as colleagues see it; it holds on all their devices until they choose anew. */
export function AvailabilityItems() {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const seen = useAvailability(memberId);
  const choose = trpc.presence.choose.useMutation({ onError: useToastError() });
  const chosen = choose.isPending ? choose.variables.availability : seen;
  return (
    <>
      <Menu.Label>{t("presence.label")}</Menu.Label>
      <Menu.RadioGroup value={chosen}>
        {availabilities.map((availability: Availability) => (
          <Menu.RadioItem
            key={availability}
            value={availability}
            rightSection={
              // Its word is the item's own.
              <span aria-hidden="true">
                <AvailabilityMark availability={availability} />
              </span>
            }
            onChange={() => choose.mutate(withOpId({ availability }))}
          >
            {t(`presence.${availability}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
    </>
  );
}
