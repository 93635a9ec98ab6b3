import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyPane } from "../../ui/empty-pane.ts";
import { MessagesIcon } from "../../ui/icons.ts";
import { PaneBoundary } from "../../ui/pane.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./inbox-page.module.css";
import { Queue } from "./queue/queue.tsx";
import { QueueContext, type QueueHandle } from "./queue/queue-context.ts";
import type { QueueSearch } from "./queue/queue-search.ts";
import { useSingleKeys } from "./single-keys.ts";
import { onWork } from "./work/on-work.ts";

const KeysDialog = onWork(async () => (await import("./keys-dialog.tsx")).KeysDialog);

interface InboxPageProps {
  search: QueueSearch;
  openId: string | null;
  children: ReactNode;
}

/** The inbox: the queue beside the open conversation; on phones one of them at a time. */
export function InboxPage({ search, openId, children }: InboxPageProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const queue = useRef<QueueHandle>(null);
  const [keysShown, { open: showKeys, close: hideKeys }] = useDisclosure(false);
  useSingleKeys({ "?": showKeys });

  if (!can("conversation:read")) {
    return (
      <EmptyPane m="auto" icon={<MessagesIcon />} title={t("inbox.noAccess")} description={t("inbox.noAccessHint")} />
    );
  }
  return (
    <div className={classes.panes} data-open={openId !== null || undefined} data-fills-phone={openId ?? undefined}>
      <h1 className="heard">{t("inbox.title")}</h1>
      <section className={classes.queue} aria-label={t("inbox.queue")}>
        <PaneBoundary>
          <Queue key={JSON.stringify(search)} ref={queue} search={search} openId={openId} onShowKeys={showKeys} />
        </PaneBoundary>
      </section>
      <div className={classes.rest}>
        <PaneBoundary key={openId}>
          <QueueContext value={queue}>{children}</QueueContext>
        </PaneBoundary>
      </div>
      {keysShown && <KeysDialog onClose={hideKeys} />}
    </div>
  );
}
