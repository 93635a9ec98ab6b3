import type { Member } from "@frontdesk/contract";
import { Badge, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WithAvailability } from "../../ui/availability-dot.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { roleName } from "../../ui/role-name.ts";
import { useViewer } from "../../viewer.tsx";
import { MemberMenu } from "./member-menu.tsx";
import classes from "./member-table.module.css";
import { RoleSelect } from "./role-select.tsx";

/** One row for each member; on phones each row becomes a card. */
export function MemberTable({ members, mayManage }: { members: Member[]; mayManage: boolean }) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  return (
    <Table className={classes.table} verticalSpacing="xs" aria-label={t("members.list")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("members.name")}</Table.Th>
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
                  </div>
                  {member.status === "suspended" && (
                    <Badge color="gray" variant="light" tt="none">
                      {t("members.suspended")}
                    </Badge>
                  )}
                </div>
              </Table.Td>
              <Table.Td>{mayManage ? <RoleSelect member={member} /> : roleName(member.role, t)}</Table.Td>
              <Table.Td>{mayManage && member.id !== memberId && <MemberMenu member={member} />}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
