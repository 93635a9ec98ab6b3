import type { StaffGroupCode as Given, StaffGroup } from "@frontdesk/contract";
import { Alert, Button, Group, List, Loader, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SecretOnce } from "../../ui/secret-once.tsx";

/** A code as the desk gave it. */
export type GivenCode = Given;

interface StaffGroupCodeProps {
  given: GivenCode;
  /** The group as it is now: the dialog turns as soon as it is linked. */
  group: StaffGroup | undefined;
  username: string;
  onClose: () => void;
}

/** How a group is linked: the bot is added to it, and its code said there. */
export function StaffGroupCode({ given, group, username, onClose }: StaffGroupCodeProps) {
  const { t } = useTranslation();
  const { code, link } = given;
  const chat = group?.chat ?? null;
  return (
    <Modal opened onClose={onClose} title={t("staffGroup.codeTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {chat === null ? (
          <>
            <Text size="sm">{t("staffGroup.stepAdd", { username })}</Text>
            {link !== null && (
              <Group gap="xs">
                <Text size="sm">{t("staffGroup.stepLink")}</Text>
                <Button component="a" href={link} target="_blank" rel="noreferrer" variant="default" size="xs">
                  {t("staffGroup.addToGroup")}
                </Button>
              </Group>
            )}
            <SecretOnce label={t("staffGroup.command")} hint={t("staffGroup.stepSay")} secret={`/desk ${code}`} />
            <Group gap="xs" role="status">
              <Loader size="xs" aria-hidden />
              <Text size="sm" c="dimmed">
                {t("staffGroup.waitingForGroup")}
              </Text>
            </Group>
          </>
        ) : (
          <Alert variant="outline" color={group?.lacks.length ? "orange" : "green"} role="status">
            <Text size="sm">{t("staffGroup.linked", { name: chat.title })}</Text>
            {group && group.lacks.length > 0 && (
              <List size="sm">
                {group.lacks.map((lack) => (
                  <List.Item key={lack}>{t(`staffGroup.lack.${lack}`)}</List.Item>
                ))}
              </List>
            )}
          </Alert>
        )}
        <Group justify="end">
          <Button variant={chat === null ? "default" : "filled"} onClick={onClose}>
            {t(chat === null ? "close" : "staffGroup.done")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
