import type { CannedReply, Guide, Kept } from "@frontdesk/contract";
import { Button, Stack, Tabs } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { EmptyNotice } from "../../ui/empty-notice.tsx";
import { MessagesIcon, PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { Folders } from "./folders.tsx";
import { GuideDialog } from "./guide-dialog.tsx";
import { KeptCard } from "./kept-card.tsx";
import { ReplyDialog } from "./reply-dialog.tsx";

type Open = { kind: "reply"; reply: CannedReply | null } | { kind: "guide"; guide: Guide | null };

/** The canned replies and guides that the reader may use, by folder, and what of them they may change. */
export function RepliesPage() {
  const { t } = useTranslation();
  const replies = trpc.cannedReply.list.useQuery();
  const guides = trpc.guide.list.useQuery();
  const [tab, setTab] = useState<"replies" | "guides">("replies");
  const [open, setOpen] = useState<Open | null>(null);
  const isGuides = tab === "guides";
  const query = isGuides ? guides : replies;
  return (
    <SettingsPage
      title={t("replies.title")}
      lead={t("replies.lead")}
      action={
        <Button
          leftSection={<PlusIcon size={16} />}
          onClick={() => setOpen(isGuides ? { kind: "guide", guide: null } : { kind: "reply", reply: null })}
        >
          {t(isGuides ? "replies.addGuide" : "replies.addReply")}
        </Button>
      }
    >
      <Tabs value={tab} onChange={(next) => setTab(next === "guides" ? "guides" : "replies")} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="replies">{t("replies.replies")}</Tabs.Tab>
          <Tabs.Tab value="guides">{t("replies.guides")}</Tabs.Tab>
        </Tabs.List>
        {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <PaneLoading />}
        <Tabs.Panel value="replies">
          {replies.data && (
            <KeptList kept={replies.data.data} empty={t("replies.empty")}>
              {(reply) => <KeptCard key={reply.id} reply={reply} onEdit={() => setOpen({ kind: "reply", reply })} />}
            </KeptList>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="guides">
          {guides.data && (
            <KeptList kept={guides.data.data} empty={t("replies.emptyGuides")}>
              {(guide) => <KeptCard key={guide.id} guide={guide} onEdit={() => setOpen({ kind: "guide", guide })} />}
            </KeptList>
          )}
        </Tabs.Panel>
      </Tabs>
      {open?.kind === "reply" && <ReplyDialog reply={open.reply} onClose={() => setOpen(null)} />}
      {open?.kind === "guide" && <GuideDialog guide={open.guide} onClose={() => setOpen(null)} />}
    </SettingsPage>
  );
}

interface KeptListProps<Item> {
  kept: Item[];
  empty: string;
  children: (item: Item) => React.ReactNode;
}

function KeptList<Item extends Kept>({ kept, empty, children }: KeptListProps<Item>) {
  if (kept.length === 0) return <EmptyNotice icon={<MessagesIcon />} title={empty} />;
  return (
    <Stack gap="lg">
      <Folders kept={kept}>{children}</Folders>
    </Stack>
  );
}
