import { randomId, withOpId } from "@frontdesk/client";
import { type CannedVariant, type Guide, guideLimits } from "@frontdesk/contract";
import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { ArrowUpIcon, PlusIcon, TrashIcon } from "../../ui/icons.ts";
import { useViewer } from "../../viewer.tsx";
import classes from "./canned-reply.module.css";
import { firstKept, KeptFields } from "./kept-fields.tsx";
import { foldersOf } from "./reply-dialog.tsx";
import { settledVariants } from "./settled-variants.ts";
import { VariantsEditor } from "./variants-editor.tsx";

interface StepDraft {
  key: string;
  variants: CannedVariant[];
}

/** A guide as it is written or changed: its steps in order. */
export function GuideDialog({ guide, onClose }: { guide: Guide | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { can, workspace } = useViewer();
  const fresh = (): StepDraft => ({
    key: randomId(),
    variants: [{ language: workspace.locale, text: "", buttons: [] }],
  });
  const [kept, setKept] = useState(() => firstKept(guide, can("canned:manage")));
  const [steps, setSteps] = useState<StepDraft[]>(
    () => guide?.steps.map(({ variants }) => ({ key: randomId(), variants })) ?? [fresh()],
  );
  const all = trpc.guide.list.useQuery().data?.data ?? [];
  const save = trpc.guide.save.useMutation({ onSuccess: onClose });
  const settled = steps.flatMap(({ variants }) => {
    const whole = settledVariants(variants);
    return whole ? [{ variants: whole }] : [];
  });
  const isWhole = settled.length === steps.length && kept.title.trim() !== "";
  return (
    <FormDialog
      title={t(guide ? "replies.edit" : "replies.newGuide")}
      size="xl"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        const { title, folder } = kept;
        const at = { guideId: guide?.id ?? null, version: guide?.version ?? null };
        save.mutate(withOpId({ ...at, ...kept, title: title.trim(), folder: folder.trim(), steps: settled }));
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
      {steps.map(({ key, variants }, index) => (
        <fieldset key={key} className={classes.step}>
          <Group justify="space-between" gap="xs">
            <Text component="legend" size="sm" fw={600} p={0}>
              {t("replies.stepAt", { at: index + 1 })}
            </Text>
            <Group gap={4}>
              {index > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("replies.moveUp", { at: index + 1 })}
                  onClick={() => setSteps(raised(steps, index))}
                >
                  <ArrowUpIcon size={16} />
                </ActionIcon>
              )}
              {steps.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("replies.removeStep", { at: index + 1 })}
                  onClick={() => setSteps(steps.toSpliced(index, 1))}
                >
                  <TrashIcon size={16} />
                </ActionIcon>
              )}
            </Group>
          </Group>
          <VariantsEditor
            variants={variants}
            onChange={(next) => setSteps(steps.with(index, { key, variants: next }))}
          />
        </fieldset>
      ))}
      {steps.length < guideLimits.steps && (
        <Button
          variant="default"
          size="xs"
          leftSection={<PlusIcon size={14} />}
          style={{ alignSelf: "start" }}
          onClick={() => setSteps([...steps, fresh()])}
        >
          {t("replies.addStep")}
        </Button>
      )}
      <FormError error={save.error} />
    </FormDialog>
  );
}

/** The steps with one of them before the one above it. */
function raised(steps: readonly StepDraft[], index: number): StepDraft[] {
  const step = steps[index];
  return step ? steps.toSpliced(index, 1).toSpliced(index - 1, 0, step) : [...steps];
}
