import { type Member, textLanguages } from "@frontdesk/contract";
import { Badge, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WithAvailability } from "../../ui/availability-dot.tsx";
import { HoursNow } from "../../ui/hours/hours-now.tsx";
import { Load } from "../../ui/load.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { roleName } from "../../ui/role-name.ts";
import { useWorkloads } from "../../ui/workload.ts";
import { useViewer } from "../../viewer.tsx";
import { MemberMenu } from "./member-menu.tsx";
import classes from "./member-table.module.css";
import { RoleSelect } from "./role-select.tsx";

/** One row for each member; on phones each row becomes a card. */
export function MemberTable({ members, mayManage }: { members: Member[]; mayManage: boolean }) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const loads = useWorkloads();
  return (
    <Table className={classes.table} data-loads={loads !== null} verticalSpacing="xs" aria-label={t("members.list")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("members.name")}</Table.Th>
          {loads && <Table.Th>{t("presence.onDesk")}</Table.Th>}
          <Table.Th>{t("members.role")}</Table.Th>
          <Table.Th w={60}>
            <span className="heard">{t("members.actions")}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members
          .filter(({ status }) => status !== "removed")
          .map((member) => (
            <Table.Tr key={member.id}>
              <Table.Td>
                <div className={classes.person}>
                  <WithAvailability memberId={member.id}>
                    <PersonAvatar name={member.name} size={32} />
                  </WithAvailability>
                  <div className={classes.words}>
                    <Text size="sm" fw={550} truncate>
                      {member.name}
                      {member.id === memberId && ` (${t("you")})`}
                    </Text>
                    <Text size="xs" c="dimmed" truncate>
                      {member.email}
                    </Text>
                    <Knowledge member={member} />
                  </div>
                  {member.status === "suspended" && (
                    <Badge color="gray" variant="light" tt="none">
                      {t("members.suspended")}
                    </Badge>
                  )}
                </div>
              </Table.Td>
              {loads && (
                <Table.Td>
                  <Load load={loads.get(member.id) ?? 0} capacity={member.capacity} />
                </Table.Td>
              )}
              <Table.Td>{mayManage ? <RoleSelect member={member} /> : roleName(member.role, t)}</Table.Td>
              <Table.Td>{mayManage && <MemberMenu member={member} />}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

/** What somebody knows and speaks, and whether they are at work by their hours. */
function Knowledge({ member: { skills, languages, hours } }: { member: Member }) {
  const known = [...skills, ...languages.map((language) => textLanguages[language])];
  return (
    <>
      {known.length > 0 && (
        <Text size="xs" style={{ overflowWrap: "anywhere" }}>
          {known.join(" · ")}
        </Text>
      )}
      {hours && <HoursNow of="member" hours={hours} />}
    </>
  );
}
