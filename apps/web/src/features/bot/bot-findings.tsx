import { withOpId } from "@frontdesk/client";
import type { Bot, BotFinding } from "@frontdesk/contract";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AlertTriangleIcon } from "../../ui/icons.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { useFindingWords } from "./finding-words.ts";
import { ReplaceTokenDialog } from "./replace-token-dialog.tsx";

/** What is wrong with a bot, each with the button that mends it, where one can. */
export function BotFindings({ bot, findings }: { bot: Bot; findings: BotFinding[] }) {
  const { t } = useTranslation();
  const wordsOf = useFindingWords();
  const toastError = useToastError();
  const [isReplacing, setReplacing] = useState(false);
  const fix = trpc.bot.fix.useMutation({ onSuccess: () => toastDone(t("botPage.fixed")), onError: toastError });
  if (findings.length === 0) return null;

  const mend = ({ code, fix: way }: BotFinding) => {
    if (way === "replace_token") setReplacing(true);
    else fix.mutate(withOpId({ botId: bot.id, code }));
  };
  return (
    <Stack gap="xs" component="section" aria-label={t("botPage.findings")}>
      {findings.map((finding) => (
        <Alert key={finding.code} variant="outline" color="orange" icon={<AlertTriangleIcon />} py="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm" flex="1 1 240px">
              {wordsOf(finding)}
            </Text>
            {finding.fix !== null && (
              <Button
                size="xs"
                variant="default"
                loading={fix.isPending && fix.variables.code === finding.code}
                onClick={() => mend(finding)}
              >
                {t(`botHealth.fix.${finding.fix}`)}
              </Button>
            )}
          </Group>
        </Alert>
      ))}
      {isReplacing && <ReplaceTokenDialog bot={bot} onClose={() => setReplacing(false)} />}
    </Stack>
  );
}
