import { withOpId } from "@frontdesk/client";
import { identityLimits } from "@frontdesk/contract";
import { Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { roleName } from "../../ui/role-name.ts";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import classes from "./invite-form.module.css";
import { useRoleChoice } from "./role-choice.ts";

/** Makes an invitation link and shows it, this once; into a team where one is given. */
export function InviteForm({ teamId }: { teamId?: string }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const proven = useProven();
  const { options, hintOf, ofPreset } = useRoleChoice();
  const teams = trpc.team.list.useQuery().data?.data ?? [];
  const form = useForm({
    initialValues: { email: "", roleId: "", teamId: teamId ?? "" },
    validate: { email: (email) => (email.trim() === "" ? null : rules.email(email)) },
  });
  const invite = trpc.invitation.create.useMutation({
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const roleId = form.values.roleId || ofPreset("operator");

  const submit = form.onSubmit(({ email, ...into }) => {
    if (roleId === null) return;
    const given = { email: email.trim() || null, roleId, teamId: into.teamId || null };
    void proven(() => invite.mutateAsync(withOpId(given)));
  });
  const made = invite.data;
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="invite">
      <Stack>
        <div>
          <Title order={2} size="h5" id="invite">
            {t("members.invite")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("members.inviteLead", { days: identityLimits.invitationDays })}
          </Text>
        </div>
        <form noValidate onSubmit={submit}>
          <div className={classes.fields}>
            <TextInput
              label={t("members.inviteEmail")}
              description={t("members.inviteEmailHint")}
              type="email"
              autoComplete="off"
              maxLength={identityLimits.emailLength}
              {...form.getInputProps("email")}
            />
            <Select
              label={t("members.role")}
              data={options}
              description={hintOf(roleId ?? "")}
              allowDeselect={false}
              {...form.getInputProps("roleId")}
              value={roleId}
            />
            {teamId === undefined && (
              <Select
                label={t("teamPage.inviteTeam")}
                description={t("teamPage.inviteTeamHint")}
                data={[
                  { value: "", label: t("teamPage.inviteDefault") },
                  ...teams.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                allowDeselect={false}
                {...form.getInputProps("teamId")}
              />
            )}
            <SubmitButton isPending={invite.isPending} error={invite.error} isDisabled={roleId === null}>
              {t("members.inviteSubmit")}
            </SubmitButton>
          </div>
        </form>
        <FormError error={invite.error} />
        {made && (
          <SecretOnce
            label={t("members.link")}
            hint={t("members.linkHint", { role: roleName(made.invitation.role, t) })}
            secret={`${location.origin}/join/${made.secret}`}
          />
        )}
      </Stack>
    </Paper>
  );
}
