import type { DeviceSession } from "@frontdesk/contract";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AgoPhrase } from "../../ui/ago-phrase.tsx";
import { dateName } from "../../ui/time.ts";

interface SessionRowProps {
  session: DeviceSession;
  isPending: boolean;
  onRevoke: () => void;
}

/** One place where the reader is signed in. */
export function SessionRow({ session, isPending, onRevoke }: SessionRowProps) {
  const { t, i18n } = useTranslation();
  const { device, ip, createdAt, lastUsedAt, isThis } = session;
  const { browser, system } = device;
  const name =
    browser && system ? t("security.device", { browser, system }) : (browser ?? system ?? t("security.deviceUnknown"));
  return (
    <Group component="li" justify="space-between" wrap="nowrap" style={{ listStyle: "none" }}>
      <div style={{ minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={550}>
            {name}
          </Text>
          {isThis && (
            <Badge variant="light" tt="none">
              {t("security.thisSession")}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {ip !== null && `${ip} · `}
          {t("security.since", { date: dateName(createdAt, i18n.language) })} · {t("security.lastUsed")}{" "}
          <AgoPhrase at={lastUsedAt} />
        </Text>
      </div>
      {!isThis && (
        <Button
          variant="default"
          size="xs"
          flex="none"
          loading={isPending}
          aria-label={t("security.signOutOf", { name })}
          onClick={onRevoke}
        >
          {t("security.signOut")}
        </Button>
      )}
    </Group>
  );
}
