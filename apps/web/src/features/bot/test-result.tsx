import type { SentTest } from "@frontdesk/contract";
import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";

const askedEveryMs = 400;
const colours = { waiting: "gray", accepted: "green", failed: "red", unknown: "orange" } as const;

/** What became of a test message: accepted as which message, or Telegram's own refusal. */
export function TestResult({ botId, testId }: { botId: string; testId: string }) {
  const { t } = useTranslation();
  const test = trpc.bot.test.useQuery(
    { botId, testId },
    {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data && state.data.data.state !== "waiting" ? false : askedEveryMs),
    },
  );
  if (test.error && !test.data) return <FormError error={test.error} />;
  const sent: SentTest = test.data?.data ?? { testId, state: "waiting", tgMessageId: null, error: null };
  return (
    <Alert role="status" variant="outline" color={colours[sent.state]} py="xs">
      {t(`botPage.testState.${sent.state}`, { number: sent.tgMessageId ?? 0, error: sent.error ?? "" })}
    </Alert>
  );
}
