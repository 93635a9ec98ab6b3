import { ActionIcon, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import { AlertTriangleIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";

/** The way to what is soon due or late, with how many there are; nothing while nothing is. */
export function AtRisk({ isCurrent }: { isCurrent: boolean }) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const count = trpc.conversation.counts.useQuery().data?.data.at_risk;
  if (!count) return null;
  const figure = new Intl.NumberFormat(i18n.language, { notation: "compact" }).format(count);
  return (
    <Hint label={t("inbox.view.at_risk")}>
      <ActionIcon
        variant={isCurrent ? "default" : "subtle"}
        c="var(--desk-warn-text)"
        w="auto"
        px={6}
        aria-label={`${t("inbox.view.at_risk")}: ${figure}`}
        renderRoot={(props) => (
          <Link
            to="/w/$slug/inbox"
            params={{ slug: workspace.slug }}
            search={{ view: "at_risk" }}
            activeProps={{}}
            aria-current={isCurrent ? "true" : undefined}
            {...props}
          />
        )}
      >
        <AlertTriangleIcon size={18} aria-hidden="true" />
        <Text component="span" fz="xs" fw={600} ml={4}>
          {figure}
        </Text>
      </ActionIcon>
    </Hint>
  );
}
