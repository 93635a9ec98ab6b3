import type { ShownMessage } from "@frontdesk/client/react";
import { UnstyledButton } from "@mantine/core";
import { type ComponentProps, type MouseEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../../ui/hint.tsx";
import { ArrowBackUpIcon, MoreIcon } from "../../../../ui/icons.ts";
import { menuOnDemand } from "../../../../ui/menu-on-demand.tsx";
import { useThreadHands } from "../thread-context.ts";
import classes from "./message-actions.module.css";
import { quoteIn } from "./quote.ts";

/** Marks the button that a long press on the bubble stands for. */
export const menuMark = "data-message-menu";

// What is picked out of the text must stay so until it is read.
const keepSelection = (event: MouseEvent) => event.preventDefault();

function MenuTarget(props: ComponentProps<"button">) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={classes.action}
      aria-label={t("message.actions")}
      onMouseDown={keepSelection}
      {...{ [menuMark]: true }}
      {...props}
    >
      <MoreIcon size={18} />
    </UnstyledButton>
  );
}

const MessageMenu = menuOnDemand<{ message: ShownMessage; onAnswer: () => void }>(
  async () => (await import("./message-menu.tsx")).MessageMenu,
  MenuTarget,
);

/** Beside a bubble: to answer it, and the menu of all that may be done with it. */
export function MessageActions({ message }: { message: ShownMessage }) {
  const { t } = useTranslation();
  const { canWrite, answer } = useThreadHands();
  const here = useRef<HTMLSpanElement>(null);
  const onAnswer = () => {
    const bubble = here.current?.parentElement?.querySelector("article") ?? null;
    answer(message, quoteIn(message.text, getSelection(), bubble));
  };
  return (
    <span ref={here} className={classes.actions}>
      {canWrite && message.direction !== "note" && (
        <Hint label={t("message.reply")}>
          <UnstyledButton
            className={classes.action}
            data-pointer
            aria-label={t("message.reply")}
            onMouseDown={keepSelection}
            onClick={onAnswer}
          >
            <ArrowBackUpIcon size={18} />
          </UnstyledButton>
        </Hint>
      )}
      <MessageMenu message={message} onAnswer={onAnswer} />
    </span>
  );
}
