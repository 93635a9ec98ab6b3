import type { Kept } from "@frontdesk/contract";
import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What is kept, under the folders that it lies in. */
export function Folders<Item extends Kept>({
  kept,
  children,
}: {
  kept: readonly Item[];
  children: (item: Item) => ReactNode;
}) {
  const { t } = useTranslation();
  const folders = Map.groupBy(kept, ({ folder }) => folder);
  return [...folders].map(([folder, items]) => (
    <Stack key={folder} gap="xs" component="section" aria-label={folder || t("replies.noFolder")}>
      <Title order={2} size="sm" c="dimmed">
        {folder || t("replies.noFolder")}
      </Title>
      {items.map(children)}
    </Stack>
  ));
}
