import { withOpId } from "@frontdesk/client";
import { afterPress, type CannedReply, cannedLimits } from "@frontdesk/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { useViewer } from "../../viewer.tsx";
import { firstKept, KeptFields } from "./kept-fields.tsx";
import { type ReplyFile, ReplyFiles } from "./reply-files.tsx";
import { settledVariants } from "./settled-variants.ts";
import { VariantsEditor } from "./variants-editor.tsx";

/** A canned reply as it is written or changed. */
export function ReplyDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { can, workspace } = useViewer();
  const [kept, setKept] = useState(() => firstKept(reply, can("canned:manage")));
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? "");
  const [after, setAfter] = useState(reply?.afterPress ?? "keep");
  const first = [{ language: workspace.locale, text: "", buttons: [] }];
  const [variants, setVariants] = useState(reply?.variants ?? first);
  const [files, setFiles] = useState<ReplyFile[]>(() =>
    (reply?.files ?? []).map(({ id, name }) => ({ fileId: id, name })),
  );
  const all = trpc.cannedReply.list.useQuery().data?.data ?? [];
  const save = trpc.cannedReply.save.useMutation({ onSuccess: onClose });
  const settled = settledVariants(variants);
  const isWhole = settled !== null && kept.title.trim() !== "" && shortcut !== "";
  return (
    <FormDialog
      title={t(reply ? "replies.edit" : "replies.newReply")}
      size="xl"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!settled || !isWhole) return;
        save.mutate(
          withOpId({
            ...{ cannedReplyId: reply?.id ?? null, version: reply?.version ?? null, ...kept },
            ...{ title: kept.title.trim(), folder: kept.folder.trim(), shortcut, variants: settled, afterPress: after },
            files: files.map((file) => ("fileId" in file ? { fileId: file.fileId } : { uploadId: file.uploadId })),
          }),
        );
      }}
      hasCancel
      actions={
        <Button type="submit" loading={save.isPending} disabled={!isWhole}>
          {t("save")}
        </Button>
      }
    >
      <KeptFields
        kept={kept}
        folders={foldersOf(all)}
        onChange={(change) => setKept((known) => ({ ...known, ...change }))}
      />
      <TextInput
        label={t("replies.fields.shortcut")}
        description={t("replies.fields.shortcutHint")}
        required
        leftSection="/"
        maxLength={cannedLimits.shortcutLength}
        value={shortcut}
        onChange={({ currentTarget }) => setShortcut(currentTarget.value.replaceAll(/[^\p{L}\p{N}._-]/gu, ""))}
      />
      <VariantsEditor variants={variants} onChange={setVariants} />
      {variants.some(({ buttons }) => buttons.length > 0) && (
        <NativeSelect
          label={t("writing.afterPress")}
          value={after}
          data={afterPress.map((each) => ({ value: each, label: t(`writing.${each}`) }))}
          onChange={({ currentTarget }) => setAfter(currentTarget.value === "remove" ? "remove" : "keep")}
        />
      )}
      <ReplyFiles files={files} onChange={setFiles} />
      <FormError error={save.error} />
    </FormDialog>
  );
}

/** The folders there are, each once. */
export function foldersOf(kept: readonly { folder: string }[]): string[] {
  return [...new Set(kept.map(({ folder }) => folder))].filter((folder) => folder !== "");
}
