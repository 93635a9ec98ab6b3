import { withOpId } from "@frontdesk/client";
import type { LoggedUpdate, UpdateState } from "@frontdesk/contract";
import { Badge, Button, Code, Collapse, Group, type MantineColor, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { ChevronRightIcon } from "../../ui/icons.ts";
import { fullTime } from "../../ui/time.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import classes from "./log-row.module.css";

const colours: Record<UpdateState, MantineColor> = {
  received: "gray",
  applied: "green",
  ignored: "gray",
  failed: "red",
};

interface UpdateRowProps {
  botId: string;
  update: LoggedUpdate;
  onReplayed: () => void;
}

/** One update of the log in a line; open, its fields with every text replaced by its length. */
export function UpdateRow({ botId, update, onReplayed }: UpdateRowProps) {
  const { t, i18n } = useTranslation();
  const toastError = useToastError();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { updateId, kind, state, tgChatId, sizeBytes, attempts, error, receivedAt, shape } = update;
  const replay = trpc.bot.replayUpdate.useMutation({
    onSuccess: () => {
      toastDone(t("botPage.replayed"));
      onReplayed();
    },
    onError: toastError,
  });
  return (
    <li className={classes.row}>
      <Group gap="xs" wrap="nowrap" align="start">
        <UnstyledButton className={classes.summary} aria-expanded={isOpen} onClick={toggle}>
          <ChevronRightIcon size={14} className={classes.arrow} aria-hidden="true" />
          <span className={classes.words}>
            <b>{kind}</b>{" "}
            <Badge variant="dot" color={colours[state]} tt="none" size="sm">
              {t(`botPage.updateState.${state}`)}
            </Badge>
            <Text span size="xs" c="dimmed" display="block">
              {fullTime(receivedAt, i18n.language)} · {updateId}
              {tgChatId !== null && ` · ${t("botPage.chat", { chat: tgChatId })}`} ·{" "}
              {attempts > 0 && `${t("botPage.attempts", { count: attempts })} · `}
              {t("botPage.bytes", { count: sizeBytes })}
            </Text>
            {error !== null && (
              <Text span size="xs" display="block">
                {error}
              </Text>
            )}
          </span>
        </UnstyledButton>
        {state === "failed" && (
          <Button
            size="xs"
            variant="default"
            flex="none"
            loading={replay.isPending}
            onClick={() => replay.mutate(withOpId({ botId, updateId }))}
          >
            {t("botPage.replay")}
          </Button>
        )}
      </Group>
      <Collapse expanded={isOpen}>
        <Code block className={classes.shape}>
          {JSON.stringify(shape, null, 2)}
        </Code>
      </Collapse>
    </li>
  );
}
