import { withOpId } from "@frontdesk/client";
import type { Passkey } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { AgoPhrase } from "../../ui/ago-phrase.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { dateName } from "../../ui/time.ts";

/** A passkey by the name its owner gave it, when it was used last, and the way to be rid of it. */
export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t, i18n } = useTranslation();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const proven = useProven();
  const utils = trpc.useUtils();
  const [asking, { open, close }] = useDisclosure(false);
  const remove = trpc.passkey.remove.useMutation({
    onSuccess: async () => {
      close();
      await utils.passkey.list.invalidate();
    },
  });
  return (
    <Group component="li" justify="space-between" wrap="nowrap" style={{ listStyle: "none" }}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={550} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t("security.passkeySince", { date: dateName(createdAt, i18n.language) })} · {t("security.lastUsed")}{" "}
          {lastUsedAt === null ? t("security.never") : <AgoPhrase at={lastUsedAt} />}
        </Text>
      </div>
      <Button
        variant="default"
        size="xs"
        flex="none"
        aria-label={t("security.passkeyRemoveOf", { name })}
        onClick={open}
      >
        {t("security.passkeyRemove")}
      </Button>
      <Confirm
        opened={asking}
        title={t("security.passkeyRemoveTitle", { name })}
        hint={t("security.passkeyRemoveHint")}
        action={t("security.passkeyRemove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => void proven(() => remove.mutateAsync(withOpId({ passkeyId: id })))}
        onClose={close}
      />
    </Group>
  );
}
