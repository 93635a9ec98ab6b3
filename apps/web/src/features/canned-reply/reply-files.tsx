import { randomId } from "@frontdesk/client";
import { useUpload } from "@frontdesk/client/react";
import { cannedLimits, fileLimits } from "@frontdesk/contract";
import { ActionIcon, Button, FileButton, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormError } from "../../ui/form-error.tsx";
import { PaperclipIcon, XIcon } from "../../ui/icons.ts";

/** A file of a canned reply: one it has, or one that was just handed over. */
export type ReplyFile = { fileId: string; name: string } | { uploadId: string; name: string };

interface ReplyFilesProps {
  files: readonly ReplyFile[];
  onChange: (files: ReplyFile[]) => void;
}

/** The files that go with a canned reply. */
export function ReplyFiles({ files, onChange }: ReplyFilesProps) {
  const { t } = useTranslation();
  const upload = useUpload();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const add = async (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > fileLimits.uploadBytes ? file.name : null);
    if (file.size > fileLimits.uploadBytes) return;
    const uploadId = randomId();
    setBusy(true);
    setError(null);
    try {
      await upload(uploadId, file);
      onChange([...files, { uploadId, name: file.name }]);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Group gap="xs">
        {files.map((file) => (
          <Group key={"fileId" in file ? file.fileId : file.uploadId} gap={4} wrap="nowrap">
            <PaperclipIcon size={14} aria-hidden="true" />
            <Text size="sm">{file.name}</Text>
            <ActionIcon
              size={28}
              variant="subtle"
              color="gray"
              aria-label={t("replies.removeFile", { name: file.name })}
              onClick={() => onChange(files.filter((one) => one !== file))}
            >
              <XIcon size={14} />
            </ActionIcon>
          </Group>
        ))}
        {files.length < cannedLimits.files && (
          <FileButton onChange={(file) => void add(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={isBusy} leftSection={<PaperclipIcon size={14} />}>
                {t("replies.addFile")}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {tooLarge !== null && (
        <Text size="xs" role="alert" c="var(--mantine-color-error)">
          {t("composer.tooLarge", { names: tooLarge, count: 1 })}
        </Text>
      )}
      <FormError error={error} />
    </>
  );
}
