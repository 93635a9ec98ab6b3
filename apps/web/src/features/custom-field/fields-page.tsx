import { withOpId } from "@frontdesk/client";
import type { CustomField } from "@frontdesk/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { EmptyNotice } from "../../ui/empty-notice.tsx";
import { AddressBookIcon, PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useToastError } from "../../ui/toast.tsx";
import { FieldCard } from "./field-card.tsx";
import { FieldForm } from "./field-form.tsx";

/** What the workspace keeps of people beside what every desk does. */
export function FieldsPage() {
  const { t } = useTranslation();
  const fields = trpc.customField.list.useQuery();
  const [edited, setEdited] = useState<CustomField | "new" | null>(null);
  const orders = trpc.customField.order.useMutation({ onError: useToastError() });
  const listed = fields.data?.data ?? [];
  const present = [...listed.filter((one) => !one.isArchived), ...listed.filter((one) => one.isArchived)];

  /** Changes places with the one above or below. */
  const move = (index: number, by: -1 | 1) => {
    const ids = present.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved) orders.mutate(withOpId({ customFieldIds: ids.toSpliced(index + by, 0, moved) }));
  };
  const add = (
    <Button leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
      {t("fieldsPage.create")}
    </Button>
  );
  return (
    <SettingsPage title={t("fieldsPage.title")} lead={t("fieldsPage.lead")} action={add} isNarrow>
      {fields.error && !fields.data && <PaneError error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.isPending && <PaneLoading />}
      {fields.data && listed.length === 0 && (
        <EmptyNotice icon={<AddressBookIcon />} title={t("fieldsPage.empty")} description={t("fieldsPage.emptyHint")} />
      )}
      {listed.length > 0 && (
        <PlainList aria-label={t("fieldsPage.title")}>
          {present.map((field, index) => (
            <li key={field.id}>
              <FieldCard
                field={field}
                onEdit={() => setEdited(field)}
                onUp={index > 0 && !field.isArchived ? () => move(index, -1) : null}
                onDown={present[index + 1]?.isArchived === false ? () => move(index, 1) : null}
                isMoving={orders.isPending}
              />
            </li>
          ))}
        </PlainList>
      )}
      {edited !== null && <FieldForm field={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  );
}
