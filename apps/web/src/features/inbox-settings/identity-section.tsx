import { inboxLimits, textLanguageCodes, textLanguages } from "@frontdesk/contract";
import { Anchor, Input, Select, Switch, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Section } from "../../ui/section.tsx";
import { useViewer } from "../../viewer.tsx";
import type { InboxFormState } from "./use-inbox-form.ts";

interface IdentitySectionProps {
  form: InboxFormState;
  botId: string | null;
}

/** What an inbox is called, whose it is, and in which language it speaks. */
export function IdentitySection({ form, botId }: IdentitySectionProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const bots = trpc.bot.list.useQuery();
  const teams = trpc.team.list.useQuery();
  const bot = bots.data?.data.find(({ id }) => id === botId);
  const languages = textLanguageCodes.map((code) => ({ value: code as string, label: textLanguages[code] }));
  return (
    <Section title={t("inboxes.itself")}>
      <TextInput
        label={t("inboxes.name")}
        autoComplete="off"
        maxLength={inboxLimits.nameLength}
        required
        {...form.getInputProps("name")}
      />
      {bot && (
        <Input.Wrapper label={t("inboxes.bot")} labelElement="div">
          <div>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/w/$slug/settings/bots/$botId" params={{ slug: workspace.slug, botId: bot.id }} {...props} />
              )}
            >
              @{bot.username}
            </Anchor>
          </div>
        </Input.Wrapper>
      )}
      <Select
        label={t("inboxes.team")}
        description={t("inboxes.teamHint")}
        data={(teams.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        {...form.getInputProps("teamId")}
      />
      <Select
        label={t("inboxes.language")}
        description={t("inboxes.languageHint")}
        data={[{ value: "", label: t("inboxes.languageOfWorkspace") }, ...languages]}
        allowDeselect={false}
        searchable
        {...form.getInputProps("language")}
      />
      <Switch
        label={t("inboxes.showsTyping")}
        description={t("inboxes.showsTypingHint")}
        {...form.getInputProps("showsTyping", { type: "checkbox" })}
      />
    </Section>
  );
}
