import type { FailedCall } from "@frontdesk/contract";
import { Code, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../ui/time.ts";
import { Check } from "./check.tsx";

/** The calls that failed for no fault of their own, by the references that people were shown. */
export function Failures({ failures }: { failures: FailedCall[] }) {
  const { t, i18n } = useTranslation();
  if (failures.length === 0) {
    return (
      <Check level="fine" title={t("status.failures")}>
        <Text size="sm" c="dimmed">
          {t("status.failuresFine")}
        </Text>
      </Check>
    );
  }
  return (
    <Check level="wrong" title={t("status.failures")}>
      <Text size="sm" c="dimmed">
        {t("status.failuresHint")}
      </Text>
      {failures.map(({ at, path, requestId }) => (
        <Text key={requestId + path} size="xs">
          <Code>{requestId}</Code> {path} · {fullTime(at, i18n.language)}
        </Text>
      ))}
    </Check>
  );
}
