import { withOpId } from "@frontdesk/client";
import { type Outgoing, type ShownMessage, useLive } from "@frontdesk/client/react";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useErrorWords } from "../../../ui/error-words.ts";
import { Hint } from "../../../ui/hint.tsx";
import {
  AlertTriangleIcon,
  CheckIcon,
  ClockIcon,
  CloudOffIcon,
  QuestionIcon,
  SendIcon,
  XIcon,
} from "../../../ui/icons.ts";
import { useToastError } from "../../../ui/toast.tsx";
import classes from "./bubble.module.css";
import { type Standing, standingOf } from "./message-standing.ts";
import { useThreadHands } from "./thread-context.ts";

const icons = {
  offline: CloudOffIcon,
  saving: ClockIcon,
  refused: AlertTriangleIcon,
  queued: ClockIcon,
  leased: SendIcon,
  sending: SendIcon,
  sent: CheckIcon,
  failed: AlertTriangleIcon,
  unknown: QuestionIcon,
  cancelled: XIcon,
  dismissed: XIcon,
  deleting: XIcon,
  deleted: XIcon,
} as const;

/** Where an own message stands, in a word, with what can be done about it; nothing is claimed that nobody knows. */
export function MessageState({ message }: { message: ShownMessage }) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const resend = trpc.message.resend.useMutation({ onError: toastError });
  const dismiss = trpc.message.dismiss.useMutation({ onError: toastError });
  const { retry, discard } = useThreadHands();
  const { kind } = useLive();
  const standing = standingOf(message, kind === "offline" || kind === "waiting");
  if (standing === null) return null;

  const Icon = icons[standing];
  const isStuck = standing === "failed" || standing === "unknown";
  const { outgoing } = message;
  const percent = standing === "saving" ? handedOver(outgoing) : null;
  // Once its files are there the message itself is on the way, and can't be called off.
  const canCancel = standing === "offline" || (percent !== null && percent < 100);
  const settle = withOpId({ messageId: message.id });
  return (
    <>
      <Told message={message} standing={standing}>
        <Icon size={14} aria-hidden="true" />
        {percent !== null && percent < 100
          ? t("sending.uploading", { percent })
          : t(standing === "refused" ? "sending.failed" : `sending.${standing}`)}
      </Told>
      {isStuck && (
        <>
          <Action
            label={t(standing === "failed" ? "sending.retry" : "sending.resend")}
            onClick={() => resend.mutate(settle)}
          />
          <Action label={t("sending.dismiss")} onClick={() => dismiss.mutate(settle)} />
        </>
      )}
      {standing === "refused" && outgoing && (
        <>
          <Action label={t("sending.retry")} onClick={() => retry(outgoing.opId)} />
          <Action label={t("sending.discard")} onClick={() => discard(outgoing.opId)} />
        </>
      )}
      {canCancel && outgoing && <Action label={t("sending.cancel")} onClick={() => discard(outgoing.opId)} />}
    </>
  );
}

/** How much of a message's files the desk has, in whole per cent; null for one without files. */
function handedOver(outgoing: Outgoing | null): number | null {
  if (!outgoing || outgoing.files.length === 0) return null;
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  const all = sum(outgoing.files.map(({ sizeBytes }) => sizeBytes));
  return Math.floor((sum(outgoing.files.map(({ uploadedBytes }) => uploadedBytes)) / Math.max(all, 1)) * 100);
}

function Action({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <UnstyledButton className={classes.link} onClick={onClick}>
      {label}
    </UnstyledButton>
  );
}

interface ToldProps {
  message: ShownMessage;
  standing: Standing;
  children: React.ReactNode;
}

function Told({ message, standing, children }: ToldProps) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const hints: Partial<Record<Standing, string>> = {
    offline: t("sending.offlineHint"),
    refused: t("sending.refusedHint", { reason: words(message.outgoing?.error).sentence }),
    queued: t("sending.queuedHint"),
    leased: t("sending.sendingHint"),
    sending: t("sending.sendingHint"),
    sent: t("sending.sentHint"),
    failed: t("sending.failedHint", { reason: message.failure ?? "" }),
    unknown: t("sending.unknownHint"),
    dismissed: t("sending.dismissedHint"),
    deleted: t("sending.deletedHint"),
  };
  const hint = hints[standing];
  const isBad = standing === "failed" || standing === "unknown" || standing === "refused";
  return (
    <Hint label={hint}>
      <span className={classes.state} data-tone={isBad ? "bad" : undefined} aria-description={hint} role="note">
        {children}
      </span>
    </Hint>
  );
}
