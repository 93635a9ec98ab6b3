import { withOpId } from "@frontdesk/client";
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { clockTime } from "../../ui/time.ts";
import { useToastError } from "../../ui/toast.tsx";

const debugMinutes = 15;

interface DebugSwitchProps {
  /** Until when every step is logged; null where none is. */
  until: string | null;
  onChanged(): void;
}

/** Lets every call of the workspace be logged for a while (C30). */
export function DebugSwitch({ until, onChanged }: DebugSwitchProps) {
  const { t, i18n } = useTranslation();
  const toastError = useToastError();
  const debug = trpc.status.debug.useMutation({ onError: toastError, onSettled: onChanged });
  return (
    <Switch
      label={t("status.debug")}
      description={
        until === null
          ? t("status.debugHint", { minutes: debugMinutes })
          : t("status.debugUntil", { time: clockTime(until, i18n.language) })
      }
      checked={until !== null}
      disabled={debug.isPending}
      onChange={() => debug.mutate(withOpId({ minutes: until === null ? debugMinutes : 0 }))}
    />
  );
}
