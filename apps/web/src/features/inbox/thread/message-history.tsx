import { UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchScript } from "../../../ui/fetch-script.ts";
import classes from "./bubble.module.css";

const MessageRevisions = lazy(async () => ({
  default: (await fetchScript(() => import("./message-revisions.tsx"))).MessageRevisions,
}));

/** The word "edited", and behind it how the message read before. */
export function MessageHistory({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const button = (
    <UnstyledButton
      className={classes.link}
      aria-label={`${t("thread.edited")}: ${t("thread.history")}`}
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    >
      {t("thread.edited")}
    </UnstyledButton>
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <MessageRevisions messageId={messageId} anchor={button} onClose={() => setOpened(false)} />
    </Suspense>
  );
}
