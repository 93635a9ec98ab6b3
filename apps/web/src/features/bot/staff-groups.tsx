import type { Bot, StaffGroup } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PlusIcon } from "../../ui/icons.ts";
import { PaneError } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { Section } from "../../ui/section.tsx";
import { StaffGroupCard } from "./staff-group-card.tsx";
import { type GivenCode, StaffGroupCode } from "./staff-group-code.tsx";
import { StaffGroupForm } from "./staff-group-form.tsx";

/** The forum groups in which staff work, what each still lacks, and the way to add one. */
export function StaffGroups({ bots }: { bots: Bot[] }) {
  const { t } = useTranslation();
  const query = trpc.staffGroup.list.useQuery();
  const [edited, setEdited] = useState<StaffGroup | "new" | null>(null);
  const [given, setGiven] = useState<GivenCode | null>(null);
  const groups = query.data?.data;
  const usernameOf = (botId: string) => bots.find(({ id }) => id === botId)?.username ?? "";

  const giveCode = (code: GivenCode) => {
    setEdited(null);
    setGiven(code);
  };
  return (
    <Section title={t("staffGroup.title")} lead={t("staffGroup.lead")}>
      {query.error && !groups && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {groups?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("staffGroup.none")}
        </Text>
      )}
      {groups && groups.length > 0 && (
        <PlainList aria-label={t("staffGroup.title")}>
          {groups.map((group) => (
            <li key={group.id}>
              <StaffGroupCard
                group={group}
                username={usernameOf(group.botId)}
                onEdit={() => setEdited(group)}
                onCode={giveCode}
              />
            </li>
          ))}
        </PlainList>
      )}
      <Group>
        <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
          {t("staffGroup.add")}
        </Button>
      </Group>
      {edited !== null && (
        <StaffGroupForm
          group={edited === "new" ? null : edited}
          bots={bots}
          onCode={giveCode}
          onClose={() => setEdited(null)}
        />
      )}
      {given && (
        <StaffGroupCode
          given={given}
          group={groups?.find(({ id }) => id === given.staffGroup.id)}
          username={usernameOf(given.staffGroup.botId)}
          onClose={() => setGiven(null)}
        />
      )}
    </Section>
  );
}
