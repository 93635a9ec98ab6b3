import { areWindowsApart, type SlaPolicy, slaLimits } from "@frontdesk/contract";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useFieldRules } from "../../ui/field-rules.ts";

/** What the form holds of a policy. */
export type PolicyFields = Omit<SlaPolicy, "id" | "position" | "version">;

const fresh: PolicyFields = {
  ...{ name: "", isDefault: false, inboxIds: [], teamIds: [], tagIds: [], priorities: [] },
  targets: { first_response: 60, next_response: 240, resolution: null },
  ...{ hours: "inbox", ownHours: null, warnPercent: slaLimits.warnPercent, pauses: true, escalates: false },
};

/** The form of a policy; the first of a workspace is for everything. */
export function usePolicyForm(policy: SlaPolicy | null, { hasDefault }: { hasDefault: boolean }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const { id: _, position: __, version: ___, ...known } = policy ?? { id: "", position: 0, version: 0, ...fresh };
  return useForm<PolicyFields>({
    initialValues: policy ? known : { ...fresh, isDefault: !hasDefault },
    validate: {
      name: rules.filled,
      targets: (targets) => (Object.values(targets).every((one) => one === null) ? t("promises.needsTarget") : null),
      ownHours: (own, { hours }) =>
        hours === "own" && own && !areWindowsApart(own.windows) ? t("hours.overlap") : null,
      isDefault: (isDefault, fields) => (isDefault || asksSomething(fields) ? null : t("promises.needsCondition")),
    },
  });
}

export type PolicyForm = ReturnType<typeof usePolicyForm>;

function asksSomething({ inboxIds, teamIds, tagIds, priorities }: PolicyFields): boolean {
  return [inboxIds, teamIds, tagIds, priorities].some((list) => list.length > 0);
}

/** What a filled form asks for: the default asks nothing, and only who has hours of their own names them. */
export function policyOf({ name, isDefault, ...fields }: PolicyFields) {
  const nothing = { inboxIds: [], teamIds: [], tagIds: [], priorities: [] };
  const ownHours = fields.hours === "own" ? fields.ownHours : null;
  return { ...fields, ...(isDefault && nothing), name: name.trim(), isDefault, ownHours };
}
