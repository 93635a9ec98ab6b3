import { withOpId } from "@frontdesk/client";
import { isLinked, type TelegramLink } from "@frontdesk/contract";
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
import { useViewer } from "../../viewer.tsx";
import { calledAtTelegram } from "./called-at-telegram.ts";

const TelegramDialog = onDemand(async () => (await import("./telegram-dialog.tsx")).TelegramDialog);

/** Who the reader is at Telegram, and how to become or stop being known there. */
export function TelegramSection() {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const proven = useProven();
  const mine = trpc.telegramLink.mine.useQuery();
  const issue = trpc.telegramLink.issue.useMutation();
  const link = mine.data?.data ?? null;
  const begin = () => void proven(() => issue.mutateAsync(withOpId({})));

  return (
    <Section title={t("telegram.title")} lead={t("telegram.lead", { workspace: workspace.name })}>
      {mine.error && !mine.data && <PaneError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isPending && <PaneLoading />}
      {link && isLinked(link.state) && <Linked link={link} />}
      {mine.data && !(link && isLinked(link.state)) && (
        <>
          <FormError error={issue.error} />
          <Group justify="end">
            <Button loading={issue.isPending} onClick={begin}>
              {t("telegram.link")}
            </Button>
          </Group>
        </>
      )}
      {issue.data && (
        <TelegramDialog
          issued={issue.data}
          link={link}
          isRenewing={issue.isPending}
          onRenew={begin}
          onClose={issue.reset}
        />
      )}
    </Section>
  );
}

function Linked({ link }: { link: TelegramLink }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const name = calledAtTelegram(link);
  const revoke = trpc.telegramLink.revoke.useMutation({
    onSuccess: () => {
      setAsking(false);
      toastDone(t("telegram.unlinked"));
    },
  });
  return (
    <>
      <Badge variant="dot" color={link.state === "linked" ? "green" : "yellow"} tt="none">
        {t("telegram.linkedAs", { name })}
      </Badge>
      {link.state === "unreachable" && (
        <Text size="sm" c="var(--desk-warn-text)">
          {t("telegram.unreachable")}
        </Text>
      )}
      <Group justify="end">
        <Button variant="default" onClick={() => setAsking(true)}>
          {t("telegram.unlink")}
        </Button>
      </Group>
      <Confirm
        opened={isAsking}
        title={t("telegram.unlinkTitle", { name })}
        hint={t("telegram.unlinkHint")}
        action={t("telegram.unlink")}
        isPending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(withOpId({}))}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
