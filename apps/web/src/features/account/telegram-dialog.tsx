import { type IssuedLink, isLinked, isLinkUnderWay, type TelegramLink } from "@frontdesk/contract";
import { Alert, Button, Code, CopyButton, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock.ts";
import { CheckIcon, CopyIcon, ExternalLinkIcon } from "../../ui/icons.ts";
import { QrCode } from "../../ui/qr-code.tsx";
import { calledAtTelegram } from "./called-at-telegram.ts";

interface TelegramDialogProps {
  issued: IssuedLink;
  /** The reader's latest link, as the feed has it. */
  link: TelegramLink | null;
  isRenewing: boolean;
  onRenew: () => void;
  onClose: () => void;
}

/** The way into Telegram, and what is heard from there: it goes on by itself as the person opens the bot and answers. */
export function TelegramDialog({ issued, link, isRenewing, onRenew, onClose }: TelegramDialogProps) {
  const { t } = useTranslation();
  const secondsLeft = useSecondsLeft(issued);
  const now = link && link.id >= issued.link.id ? link : issued.link;
  const isOpen = now.id === issued.link.id && isLinkUnderWay(now.state) && secondsLeft > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={t("telegram.link")}
      closeButtonProps={{ "aria-label": t("close") }}
      closeOnClickOutside={false}
    >
      <Stack aria-live="polite">
        {isOpen && now.state === "issued" && <WayIn issued={issued} />}
        {isOpen && now.state === "opened" && (
          <Group wrap="nowrap" gap="sm">
            <Loader size="sm" aria-hidden />
            <Text size="sm">{t("telegram.opened", { name: calledAtTelegram(now) })}</Text>
          </Group>
        )}
        {isOpen && (
          <Text size="sm" c="dimmed" aria-live="off">
            {t("telegram.validFor", { time: minutesAndSeconds(secondsLeft) })}
          </Text>
        )}
        {isLinked(now.state) && (
          <Alert
            color="green"
            icon={<CheckIcon size={18} />}
            title={t("telegram.linkedAs", { name: calledAtTelegram(now) })}
          >
            {t("telegram.linkedHint")}
          </Alert>
        )}
        {!isOpen && !isLinked(now.state) && (
          <Alert color="yellow">{t(now.state === "declined" ? "telegram.declined" : "telegram.over")}</Alert>
        )}
        <Group justify="end">
          {!isOpen && !isLinked(now.state) && (
            <Button loading={isRenewing} onClick={onRenew}>
              {t("telegram.renew")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t(isLinked(now.state) ? "close" : "cancel")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function WayIn({ issued }: { issued: IssuedLink }) {
  const { t } = useTranslation();
  const { url, code, botUsername } = issued;
  return (
    <>
      <Text size="sm">{t("telegram.how", { bot: `@${botUsername}` })}</Text>
      <Button
        component="a"
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        rightSection={<ExternalLinkIcon size={16} />}
        data-autofocus
      >
        {t("telegram.open", { bot: `@${botUsername}` })}
      </Button>
      <QrCode text={url} label={t("telegram.qr")} />
      <div>
        <Text size="sm" fw={600}>
          {t("telegram.code")}
        </Text>
        <Text size="xs" c="dimmed" mb={6}>
          {t("telegram.codeHint", { bot: `@${botUsername}` })}
        </Text>
        <CopyableCode text={`/link ${code}`} />
      </div>
    </>
  );
}

/** All of a code, since it may be typed by hand; and a button that copies it. */
function CopyableCode({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap">
      <Code flex={1} p="xs" fz="sm" style={{ overflowWrap: "anywhere" }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          >
            <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

/** Until the code is over by the server's clock, whatever this device's says. */
function useSecondsLeft({ link, issuedAt }: IssuedLink): number {
  const endsAt = useMemo(
    () => Date.now() + new Date(link.expiresAt).getTime() - new Date(issuedAt).getTime(),
    [link, issuedAt],
  );
  return Math.max(0, Math.ceil((endsAt - useNow(1_000)) / 1000));
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
