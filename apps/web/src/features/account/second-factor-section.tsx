import { withOpId } from "@frontdesk/client";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { onDemand } from "../../ui/on-demand.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { Section } from "../../ui/section.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";

const EnrolDialog = onDemand(async () => (await import("./enrol-dialog.tsx")).EnrolDialog);

// Below this many it is time for new ones.
const fewCodes = 4;

/** A code from an authenticator app beside the password: switched on, off, and its recovery codes renewed. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const proven = useProven();
  const utils = trpc.useUtils();
  const [isAsking, setAsking] = useState(false);
  const factor = trpc.secondFactor.get.useQuery(undefined, { staleTime: 0 });
  const refetch = () => utils.secondFactor.get.invalidate();
  const enrol = trpc.secondFactor.enrol.useMutation();
  const renew = trpc.secondFactor.renewCodes.useMutation({ onSuccess: refetch });
  const disable = trpc.secondFactor.disable.useMutation({
    onSuccess: async () => {
      setAsking(false);
      toastDone(t("security.factorOff"));
      await refetch();
    },
  });

  const left = factor.data?.recoveryCodesLeft ?? 0;
  return (
    <Section title={t("security.factor")} lead={t("security.factorLead")}>
      {factor.error && !factor.data && <PaneError error={factor.error} onRetry={() => void factor.refetch()} />}
      {factor.isPending && <PaneLoading />}
      {factor.data && (
        <Group gap="xs">
          <Badge variant="dot" color={factor.data.isOn ? "green" : "gray"} tt="none">
            {t(factor.data.isOn ? "security.factorIsOn" : "security.factorIsOff")}
          </Badge>
          {factor.data.isOn && (
            <Text size="sm" c={left < fewCodes ? "var(--desk-warn-text)" : "dimmed"}>
              {t("security.codesLeft", { count: left })}
            </Text>
          )}
        </Group>
      )}
      <FormError error={enrol.error ?? renew.error} />
      {factor.data?.isOn === false && (
        <Group justify="end">
          <Button loading={enrol.isPending} onClick={() => void proven(() => enrol.mutateAsync(withOpId({})))}>
            {t("security.factorOn")}
          </Button>
        </Group>
      )}
      {factor.data?.isOn && (
        <Group justify="end">
          <Button
            variant="default"
            loading={renew.isPending}
            onClick={() => void proven(() => renew.mutateAsync(withOpId({})))}
          >
            {t("security.renewCodes")}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t("security.factorSwitchOff")}
          </Button>
        </Group>
      )}
      {enrol.data && <EnrolDialog enrolment={enrol.data} onClose={enrol.reset} onDone={() => void refetch()} />}
      {renew.data && <RecoveryCodesDialog codes={renew.data.recoveryCodes} onClose={renew.reset} />}
      <Confirm
        opened={isAsking}
        title={t("security.factorOffTitle")}
        hint={t("security.factorOffHint")}
        action={t("security.factorSwitchOff")}
        isPending={disable.isPending}
        error={disable.error}
        onConfirm={() => void proven(() => disable.mutateAsync(withOpId({})))}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
