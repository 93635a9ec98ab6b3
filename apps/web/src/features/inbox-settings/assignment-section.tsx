import { withOpId } from "@frontdesk/client";
import { type AssignmentPolicy, assignmentModes, isSkilled } from "@frontdesk/contract";
import { Group, Radio, Select, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useUnsaved } from "../../ui/unsaved.ts";
import { AssignmentQuestion } from "./assignment-question.tsx";

/** Who gets what comes into an inbox by itself (D8), and the question who would get one now. */
export function AssignmentSection({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation();
  const policies = trpc.assignment.list.useQuery();
  const policy = policies.data?.data.find((one) => one.inboxId === inboxId);
  return (
    <Section title={t("assignment.title")} lead={t("assignment.lead")}>
      {/* What somebody else saved meanwhile is what the form starts from again. */}
      {policy && <AssignmentForm key={policy.version} policy={policy} />}
    </Section>
  );
}

function AssignmentForm({ policy }: { policy: AssignmentPolicy }) {
  const { t } = useTranslation();
  const { inboxId, version, ...initialValues } = policy;
  const form = useForm({ initialValues });
  const edit = trpc.assignment.edit.useMutation({ onSuccess: () => toastDone(t("assignment.saved")) });
  // What was saved stands here as changed until the feed brings it.
  useUnsaved(form.isDirty() && !edit.isSuccess);
  const skills = useSkills(form.values.skill);
  const isOff = form.values.mode === "off";

  const submit = form.onSubmit((values) => edit.mutate(withOpId({ inboxId, version, ...values })));
  return (
    <Stack gap="lg">
      <form noValidate onSubmit={submit}>
        <Stack>
          <Radio.Group aria-label={t("assignment.title")} {...form.getInputProps("mode")}>
            <Stack gap="sm">
              {assignmentModes.map((mode) => (
                <Radio key={mode} value={mode} label={t(`assignment.modeOf.${mode}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {!isOff && (
            <>
              <Switch
                label={t("assignment.lastHandler")}
                {...form.getInputProps("prefersLastHandler", { type: "checkbox" })}
              />
              <Switch
                label={t("assignment.language")}
                {...form.getInputProps("prefersLanguage", { type: "checkbox" })}
              />
              <Switch label={t("assignment.hours")} {...form.getInputProps("respectsHours", { type: "checkbox" })} />
              <Select
                label={t("assignment.skill")}
                data={[{ value: "", label: t("assignment.skillNone") }, ...skills]}
                {...(skills.length === 0 && { description: t("assignment.skillMissing") })}
                allowDeselect={false}
                value={form.values.skill ?? ""}
                onChange={(skill) => form.setFieldValue("skill", skill || null)}
              />
            </>
          )}
          <FormError error={edit.error} />
          <Group justify="end">
            <SubmitButton isPending={edit.isPending} error={edit.error} isDisabled={!form.isDirty()}>
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
      <AssignmentQuestion asked={{ inboxId, ...form.values }} />
    </Stack>
  );
}

/** The skills that members have, and the one that is asked for though nobody has it; each once. */
function useSkills(asked: string | null): string[] {
  const members = trpc.member.list.useQuery();
  const known = (members.data?.data ?? []).flatMap(({ skills }) => skills).concat(asked ?? []);
  return known.filter((skill, index) => !isSkilled(known.slice(0, index), skill)).sort();
}
