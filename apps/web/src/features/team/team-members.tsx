import type { Member } from "@frontdesk/contract";
import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WithAvailability } from "../../ui/availability-dot.tsx";
import { HoursNow } from "../../ui/hours/hours-now.tsx";
import { Load } from "../../ui/load.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { roleName } from "../../ui/role-name.ts";
import { Section } from "../../ui/section.tsx";
import { useWorkloads } from "../../ui/workload.ts";

/** Who is in a team: what they are to colleagues now, their role, what they have on their desk, and their hours. */
export function TeamMembers({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  const loads = useWorkloads();
  return (
    <Section title={t("teamPage.members")}>
      {members.length === 0 && <Text c="dimmed">{t("teams.none")}</Text>}
      <PlainList gap="sm" aria-label={t("teamPage.members")}>
        {members.map(({ id, name, role, status, capacity, hours }) => (
          <Group component="li" key={id} justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="sm" wrap="nowrap" miw={0} align="start">
              <WithAvailability memberId={id}>
                <PersonAvatar name={name} size={32} />
              </WithAvailability>
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={550} truncate>
                  {name}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {status === "suspended" ? t("members.suspended") : roleName(role, t)}
                </Text>
                {hours && <HoursNow of="member" hours={hours} />}
              </div>
            </Group>
            {loads && <Load load={loads.get(id) ?? 0} capacity={capacity} />}
          </Group>
        ))}
      </PlainList>
    </Section>
  );
}
