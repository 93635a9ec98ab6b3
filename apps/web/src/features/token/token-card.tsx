import { withOpId } from "@frontdesk/client";
import type { ApiToken } from "@frontdesk/contract";
import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AgoPhrase } from "../../ui/ago-phrase.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { PermissionBadges } from "../../ui/permission-badges.tsx";
import { dateName } from "../../ui/time.ts";
import { toastDone } from "../../ui/toast.tsx";
import { RenameToken } from "./rename-token.tsx";

/** What a token may do, when it was last used, and the way to end it. */
export function TokenCard({ token }: { token: ApiToken }) {
  const { t, i18n } = useTranslation();
  const { id, name, last4, permissions, lastUsedAt, expiresAt } = token;
  const [isRenaming, setRenaming] = useState(false);
  const [asking, { open, close }] = useDisclosure(false);
  const revoke = trpc.token.revoke.useMutation({ onSuccess: () => toastDone(t("tokens.revoked", { name })) });
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" align="start" gap="xs">
        <Stack gap={6} miw={0} flex="1 1 260px">
          <Text fw={600} truncate>
            {name}
          </Text>
          <PermissionBadges permissions={permissions} />
          <Text size="xs" c="dimmed">
            {t("tokens.ends", { last4 })} · {t("tokens.lastUsed")}:{" "}
            {lastUsedAt === null ? t("tokens.neverUsed") : <AgoPhrase at={lastUsedAt} />} · {t("tokens.expires")}:{" "}
            {expiresAt === null ? t("tokens.neverExpires") : dateName(expiresAt, i18n.language)}
          </Text>
        </Stack>
        <Group gap="xs" flex="none">
          <Button
            variant="default"
            size="xs"
            aria-label={t("tokens.renameOf", { name })}
            onClick={() => setRenaming(true)}
          >
            {t("tokens.rename")}
          </Button>
          <Button variant="default" size="xs" aria-label={t("tokens.revokeOf", { name })} onClick={open}>
            {t("tokens.revoke")}
          </Button>
        </Group>
      </Group>
      {isRenaming && <RenameToken token={token} onClose={() => setRenaming(false)} />}
      <Confirm
        opened={asking}
        title={t("tokens.revokeTitle", { name })}
        hint={t("tokens.revokeHint")}
        action={t("tokens.revoke")}
        isPending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(withOpId({ tokenId: id }), { onSuccess: close })}
        onClose={close}
      />
    </Card>
  );
}
