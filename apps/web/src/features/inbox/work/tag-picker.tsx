import { withOpId } from "@frontdesk/client";
import { type Tag, tagLimits } from "@frontdesk/contract";
import { Button, Checkbox, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { PlusIcon } from "../../../ui/icons.ts";
import { nextColor } from "../../../ui/next-color.ts";
import { useViewer } from "../../../viewer.tsx";
import { TagChip } from "../tag-chip.tsx";
import { useTags } from "../use-tags.ts";
import classes from "./tag-picker.module.css";

interface TagPickerProps {
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Chooses among the workspace's tags, and makes one on the fly where the reader may. */
export function TagPicker({ chosen, onChange }: TagPickerProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const { tags } = useTags();
  const [search, setSearch] = useState("");
  const name = search.trim();
  const found = tags.filter((tag) => tag.name.toLowerCase().includes(name.toLowerCase()));
  const mayMake = can("tag:manage") && name !== "" && !tags.some((tag) => sameName(tag, name));
  const creates = trpc.tag.create.useMutation({
    onSuccess: ({ id }) => {
      onChange([...chosen, id]);
      setSearch("");
    },
  });

  const toggle = ({ id }: Tag) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const empty = can("tag:manage") ? t("tagsDialog.empty") : t("tagsDialog.emptyAsk");
  const prompt = can("tag:manage") ? t("tagsDialog.search") : t("tagsDialog.find");
  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        aria-label={prompt}
        placeholder={prompt}
        maxLength={tagLimits.nameLength}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {mayMake && (
        <Button
          variant="light"
          justify="flex-start"
          leftSection={<PlusIcon size={16} />}
          loading={creates.isPending}
          onClick={() => creates.mutate(withOpId({ name, color: nextColor(tags) }))}
        >
          {t("tagsDialog.make", { name })}
        </Button>
      )}
      <FormError error={creates.error} />
      <ScrollArea.Autosize mah={280}>
        <Stack gap={6} p={2} className={classes.tags}>
          {found.map((tag) => (
            <Checkbox
              key={tag.id}
              checked={chosen.includes(tag.id)}
              label={<TagChip tag={tag} />}
              onChange={() => toggle(tag)}
            />
          ))}
          {found.length === 0 && !mayMake && (
            <Text size="sm" c="dimmed">
              {tags.length === 0 ? empty : t("tagsDialog.none")}
            </Text>
          )}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}

function sameName(tag: Tag, name: string): boolean {
  return tag.name.toLowerCase() === name.toLowerCase();
}
