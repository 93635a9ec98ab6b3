import "@mantine/notifications/styles.css";
import { Button, Group, Portal } from "@mantine/core";
import { Notifications, notifications, notificationsStore } from "@mantine/notifications";
import { t } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorText } from "./error-text.tsx";
import type { ErrorWords } from "./error-words.ts";
import { AlertTriangleIcon, CheckIcon } from "./icons.ts";
import { stepAside } from "./step-aside.ts";
import type { Offer } from "./toast.tsx";
import classes from "./toast-stack.module.css";

const position = "top-right";
const shownAtOnce = 3;
const groupId = "grouped";
let grouped = 0;
let offered = 0;

/** The notices, at the top, so that they never lie over the composer; nor over what the keyboard has come to. */
export function ToastStack() {
  const { t } = useTranslation();
  return (
    <Portal>
      <div ref={keepAside}>
        <Notifications
          withinPortal={false}
          className={classes.stack}
          position={position}
          autoClose={5000}
          limit={shownAtOnce + 1}
          containerWidth={380}
          // On a phone below the head of a thread too, whose buttons are meant to be pressed meanwhile.
          mt={{ base: 112, sm: 48 }}
          // A name needs a role; there is one of these at each edge.
          role="group"
          aria-label={t("toast.label")}
        />
      </div>
    </Portal>
  );
}

/** Of the stacks that the kit draws, one at each edge, the one that is used. */
function keepAside(around: HTMLElement | null) {
  const stack = around?.querySelector<HTMLElement>(`[data-position="${position}"]`);
  return stack ? stepAside(stack) : undefined;
}

/** Says for five seconds that something was done. */
export function showDone(message: string) {
  show({ id: message, message, color: "green", icon: <CheckIcon size={16} /> });
}

/** Says for ten seconds that something was done, with a button to do something about it. */
export function showOffer(message: string, { label, onAccept }: Offer) {
  offered += 1;
  const id = `offer-${offered}`;
  const accept = () => {
    notifications.hide(id);
    onAccept();
  };
  const words = (
    <Group justify="space-between" wrap="nowrap">
      <span>{message}</span>
      <Button size="compact-sm" variant="light" onClick={accept}>
        {label}
      </Button>
    </Group>
  );
  show({ id, message: words, color: "green", icon: <CheckIcon size={16} />, autoClose: 10_000 });
}

/** Says what failed, until the reader dismisses it. `sentence` tells one failure from another. */
export function showFailure(error: unknown, { sentence }: ErrorWords) {
  const message = <ErrorText error={error} />;
  show({ id: sentence, message, color: "red", icon: <AlertTriangleIcon size={16} />, autoClose: false });
}

interface Toast {
  /** The same thing, said twice, is one notice. */
  id: string;
  message: ReactNode;
  color: "green" | "red";
  icon: ReactNode;
  autoClose?: number | false;
}

function show(toast: Toast) {
  const shown = notificationsStore.getState().notifications;
  if (shown.some(({ id }) => id === toast.id)) return;

  const frame = { withBorder: true, closeButtonProps: { "aria-label": t("dismiss") } };
  if (shown.filter((each) => each.id !== groupId).length < shownAtOnce) {
    notifications.show({ ...frame, ...toast });
    return;
  }
  grouped += 1;
  const onClose = () => {
    grouped = 0;
  };
  const more = { id: groupId, message: t("toast.more", { count: grouped }), onClose, ...frame };
  if (grouped === 1) notifications.show(more);
  else notifications.update(more);
}
