import { ActionIcon, type ActionIconProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import { AlertTriangleIcon } from "../../../ui/icons.ts";
import { menuOnDemand } from "../../../ui/menu-on-demand.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useMentions } from "../use-mentions.ts";

function MentionsTarget(props: ActionIconProps & ComponentProps<"button">) {
  const { t } = useTranslation();
  const { length: count } = useMentions();
  return (
    <ActionIcon variant="subtle" color="gray" w="auto" px={6} aria-label={t("writing.mentions", { count })} {...props}>
      @ {count}
    </ActionIcon>
  );
}

const MentionsMenu = menuOnDemand<object>(
  async () => (await import("../writing/mentions-menu-items.tsx")).MentionsMenuItems,
  MentionsTarget,
);

/** What calls for the reader across the conversations: who mentioned them, and what was not sent. Nothing while nothing does. */
export function QueueCalls() {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const mentions = useMentions();
  const { data } = trpc.message.stuck.useInfiniteQuery({}, { getNextPageParam: (page) => page.data.next });
  const count = data?.pages.reduce((sum, page) => sum + page.data.rows.length, 0) ?? 0;
  return (
    <>
      {mentions.length > 0 && <MentionsMenu />}
      {count > 0 && (
        <Hint label={t("writing.unsent", { count })}>
          <ActionIcon
            variant="subtle"
            c="var(--mantine-color-error)"
            w="auto"
            px={6}
            aria-label={t("writing.unsent", { count })}
            renderRoot={(props) => <Link to="/w/$slug/unsent" params={{ slug: workspace.slug }} {...props} />}
          >
            <AlertTriangleIcon size={18} aria-hidden="true" /> {count}
          </ActionIcon>
        </Hint>
      )}
    </>
  );
}
