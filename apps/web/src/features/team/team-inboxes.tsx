import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { HoursNow } from "../../ui/hours/hours-now.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { Section } from "../../ui/section.tsx";
import { useViewer } from "../../viewer.tsx";

/** The inboxes whose conversations come to a team, their hours, and how each gives them out. */
export function TeamInboxes({ teamId }: { teamId: string }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const inboxes = trpc.inbox.list.useQuery();
  const policies = trpc.assignment.list.useQuery();
  const listed = inboxes.data?.data.filter((inbox) => inbox.teamId === teamId);
  if (!listed) return null;
  return (
    <Section title={t("teamPage.inboxes")}>
      {listed.length === 0 && <Text c="dimmed">{t("teamPage.noInboxes")}</Text>}
      <PlainList gap="sm" aria-label={t("teamPage.inboxes")}>
        {listed.map(({ id, name, businessHours }) => {
          const mode = policies.data?.data.find(({ inboxId }) => inboxId === id)?.mode;
          return (
            <Stack component="li" key={id} gap={2}>
              <Anchor
                size="sm"
                fw={550}
                style={{ overflowWrap: "anywhere" }}
                renderRoot={(props) => (
                  <Link
                    to="/w/$slug/settings/inboxes/$inboxId"
                    params={{ slug: workspace.slug, inboxId: id }}
                    {...props}
                  />
                )}
              >
                {name}
              </Anchor>
              <HoursNow of="inbox" hours={businessHours} />
              {mode && (
                <Text size="sm" c="dimmed">
                  {t("teamPage.assignedBy", { mode: t(`assignment.modeOf.${mode}`) })}
                </Text>
              )}
            </Stack>
          );
        })}
      </PlainList>
    </Section>
  );
}
