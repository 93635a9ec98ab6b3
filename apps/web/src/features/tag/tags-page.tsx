import type { Tag } from "@frontdesk/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { EmptyNotice } from "../../ui/empty-notice.tsx";
import { PlusIcon, TagIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { TagCard } from "./tag-card.tsx";
import { TagForm } from "./tag-form.tsx";

/** The workspace's tags, and on how much each is. */
export function TagsPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const tags = trpc.tag.list.useQuery();
  const usage = trpc.tag.usage.useQuery();
  const [edited, setEdited] = useState<Tag | "new" | null>(null);
  const mayManage = can("tag:manage");
  const listed = tags.data?.data;

  const add = mayManage && (
    <Button leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
      {t("tagsPage.create")}
    </Button>
  );
  return (
    <SettingsPage title={t("tagsPage.title")} lead={t("tagsPage.lead")} action={add} isNarrow>
      {tags.error && !tags.data && <PaneError error={tags.error} onRetry={() => void tags.refetch()} />}
      {tags.isPending && <PaneLoading />}
      {listed?.length === 0 && (
        <EmptyNotice icon={<TagIcon />} title={t("tagsPage.empty")} description={t("tagsPage.emptyHint")} />
      )}
      {listed && listed.length > 0 && (
        <PlainList aria-label={t("tagsPage.title")}>
          {listed.map((tag) => (
            <li key={tag.id}>
              <TagCard
                tag={tag}
                usage={usage.data?.data.find(({ tagId }) => tagId === tag.id)}
                mayManage={mayManage}
                onEdit={() => setEdited(tag)}
              />
            </li>
          ))}
        </PlainList>
      )}
      {edited !== null && (
        <TagForm tag={edited === "new" ? null : edited} tags={listed ?? []} onClose={() => setEdited(null)} />
      )}
    </SettingsPage>
  );
}
