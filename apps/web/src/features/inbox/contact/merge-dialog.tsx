import { withOpId } from "@frontdesk/client";
import { type Contact, type Conversation, searchLimits } from "@frontdesk/contract";
import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { FormError } from "../../../ui/form-error.tsx";
import { SearchIcon } from "../../../ui/icons.ts";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { toastDone } from "../../../ui/toast.tsx";
import { MergePreviewText } from "./merge-preview-text.tsx";

interface MergeDialogProps {
  contact: Contact;
  onClose: () => void;
}

type Other = Conversation["contact"];

/** Finds who is the same person, lets choose who stays, and shows what moves. */
export function MergeDialog({ contact, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [other, setOther] = useState<Other | null>(null);
  const [keptId, setKeptId] = useState(contact.id);
  const found = useOthers(typed, contact.id);
  const merges = trpc.contact.merge.useMutation();
  const pair = other && (keptId === contact.id ? { merged: other, kept: contact } : { merged: contact, kept: other });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pair) return;
    const { merged, kept } = pair;
    const onSuccess = () => {
      toastDone(t("mergeDialog.done", { merged: merged.name, kept: kept.name }));
      onClose();
    };
    merges.mutate(withOpId({ contactId: merged.id, intoId: kept.id }), { onSuccess });
  };
  const choose = (id: string) => setOther(found.others.find((one) => one.id === id) ?? null);
  const outline = (one: Pick<Other, "name" | "username">) =>
    one.username ? `${one.name} · @${one.username}` : one.name;
  return (
    <FormDialog
      title={t("mergeDialog.title", { name: contact.name })}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={
        <SubmitButton isPending={merges.isPending} error={merges.error} isDisabled={pair === null}>
          {t("mergeDialog.action")}
        </SubmitButton>
      }
    >
      <TextInput
        label={t("mergeDialog.search")}
        description={t("mergeDialog.searchHint")}
        leftSection={<SearchIcon size={16} aria-hidden="true" />}
        autoComplete="off"
        maxLength={searchLimits.textMax}
        data-autofocus
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setOther(null);
        }}
      />
      {found.isAsked && found.others.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t("mergeDialog.none")}
        </Text>
      )}
      {found.others.length > 0 && (
        <Radio.Group aria-label={t("mergeDialog.search")} value={other?.id ?? null} onChange={choose}>
          <Stack gap={6}>
            {found.others.map((one) => (
              <Radio key={one.id} value={one.id} label={outline(one)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {other && pair && (
        <>
          <Radio.Group label={t("mergeDialog.keep")} value={keptId} onChange={setKeptId}>
            <Stack gap={6} mt={6}>
              <Radio value={contact.id} label={contact.name} />
              <Radio value={other.id} label={outline(other)} />
            </Stack>
          </Radio.Group>
          <MergePreviewText merged={pair.merged} kept={pair.kept} />
        </>
      )}
      <FormError error={merges.error} />
    </FormDialog>
  );
}

const pauseMs = 200;

/** Other persons who are called so, each once. */
function useOthers(typed: string, exceptId: string): { others: Other[]; isAsked: boolean } {
  const [text] = useDebouncedValue(typed.trim(), pauseMs);
  const enabled = text.length >= searchLimits.textMin;
  const { data } = trpc.search.conversations.useQuery({ text, limit: 20 }, { enabled });
  const contacts = enabled ? (data?.data.rows ?? []).map(({ contact }) => contact) : [];
  const others = new Map(contacts.map((one) => [one.id, one]));
  const people = [...others.values()].filter(({ id, kind }) => id !== exceptId && kind === "person");
  return { others: people.slice(0, 8), isAsked: enabled && data !== undefined };
}
