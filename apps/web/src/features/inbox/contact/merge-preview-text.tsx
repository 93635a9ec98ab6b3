import type { Named } from "@frontdesk/contract";
import { List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";

const counted = ["conversations", "identities", "notes", "tags", "facts"] as const;

/** What of one person becomes another's when the two are merged. */
export function MergePreviewText({ merged, kept }: { merged: Named; kept: Named }) {
  const { t } = useTranslation();
  const { data } = trpc.contact.previewMerge.useQuery({ contactId: merged.id, intoId: kept.id });
  const preview = data?.data;
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{t("mergeDialog.preview", { merged: merged.name, kept: kept.name })}</Text>
      {preview && (
        <List size="sm">
          {counted
            .filter((what) => preview[what] > 0)
            .map((what) => (
              <List.Item key={what}>{t(`mergeDialog.${what}`, { count: preview[what] })}</List.Item>
            ))}
        </List>
      )}
      <Text size="sm" c="dimmed">
        {t("mergeDialog.undoable")}
      </Text>
    </Stack>
  );
}
