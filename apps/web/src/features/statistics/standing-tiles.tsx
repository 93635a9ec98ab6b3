import type { Statistics } from "@frontdesk/contract";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock.ts";
import { useViewer } from "../../viewer.tsx";
import { useDuration } from "./duration.ts";
import { FigureTile } from "./figure-tile.tsx";
import { TileGroup } from "./tile-group.tsx";
import type { Asked } from "./use-statistics.ts";

/** How things stand at this moment; each opens the queue. */
export function StandingTiles({ standing, asked }: { standing: Statistics["standing"]; asked: Asked }) {
  const { t, i18n } = useTranslation();
  const { workspace, memberId: me, can } = useViewer();
  const navigate = useNavigate();
  const duration = useDuration();
  const now = useNow(30_000);
  const numbers = new Intl.NumberFormat(i18n.language);
  const { open, waiting, longestWaitSince } = standing;
  const { inboxId, channel, teamId, memberId, tagId } = asked;
  const filter = {
    ...(inboxId && { inboxId }),
    ...(teamId && { teamId }),
    ...(tagId && { tagIds: [tagId] }),
    ...(can("report:oversee") ? memberId && { assignee: memberId } : { assignee: me }),
  };
  // The queue can't be narrowed to a channel: it would show more than was counted.
  const show = (view: "open" | "waiting") =>
    channel
      ? undefined
      : () => void navigate({ to: "/w/$slug/inbox", params: { slug: workspace.slug }, search: { view, filter } });
  const since = longestWaitSince && (now - Date.parse(longestWaitSince)) / 1000;
  return (
    <TileGroup label={t("dashboard.now")} count={2}>
      <FigureTile label={t("dashboard.open")} value={numbers.format(open)} onOpen={show("open")} />
      <FigureTile
        label={t("dashboard.waiting")}
        value={numbers.format(waiting)}
        hint={
          since === null
            ? t("dashboard.nobodyWaits")
            : t("dashboard.longest", { time: duration(Math.max(0, since || 0)) })
        }
        onOpen={show("waiting")}
      />
    </TileGroup>
  );
}
