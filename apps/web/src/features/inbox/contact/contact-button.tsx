import type { Conversation } from "@frontdesk/contract";
import { ActionIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { InfoCircleIcon } from "../../../ui/icons.ts";
import { onWork } from "../work/on-work.ts";
import classes from "./contact-pane.module.css";

const ContactDrawer = onWork(async () => (await import("./contact-drawer.tsx")).ContactDrawer);

/** Brings the person's card in from the side, where there is no room for it beside the thread. */
export function ContactButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Hint label={t("thread.showCard")}>
        <ActionIcon
          className={classes.button}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("thread.showCard")}
          onClick={open}
        >
          <InfoCircleIcon size={20} />
        </ActionIcon>
      </Hint>
      {opened && <ContactDrawer conversation={conversation} onClose={close} />}
    </>
  );
}
