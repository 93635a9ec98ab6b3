import type { Bot } from "@frontdesk/contract";
import { Anchor } from "@mantine/core";
import { Link, useMatchRoute } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useViewer } from "../../viewer.tsx";
import { PageNote } from "./page-note.tsx";

/** Says which bots are in trouble and why, or that none is there to be written to. */
export function BotNotes() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const query = trpc.bot.list.useQuery(undefined, { enabled: can("bot:read") });
  const match = useMatchRoute();
  const counts = trpc.conversation.counts.useQuery(undefined, { enabled: can("conversation:read") }).data?.data;
  const bots = query.data?.data;
  // The settings of the bots say it themselves, as do the first steps on an inbox that was never used.
  const isUnused = counts !== undefined && counts.open + counts.closed === 0;
  const saysItself = match({ to: "/w/$slug/settings/bots", fuzzy: true }) !== false;
  if (!bots || saysItself || (isUnused && match({ to: "/w/$slug/inbox", fuzzy: true }) !== false)) return null;
  if (bots.length === 0) return <NoteWithLink action={t("trouble.noBotAction")}>{t("trouble.noBot")}</NoteWithLink>;
  return bots.filter(isTroubled).map((bot) => (
    <NoteWithLink key={bot.id} action={t("trouble.botAction")}>
      <span>
        <b>@{bot.username}</b> — {t(`botHealth.finding.${bot.reason}`, { text: bot.lastError ?? "" })}
      </span>
    </NoteWithLink>
  ));
}

function NoteWithLink({ action, children }: { action: string; children: ReactNode }) {
  const { workspace, can } = useViewer();
  return (
    <PageNote>
      {children}
      {can("bot:manage") && (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/w/$slug/settings/bots" params={{ slug: workspace.slug }} {...props} />}
        >
          {action}
        </Anchor>
      )}
    </PageNote>
  );
}

type TroubledBot = Bot & { reason: NonNullable<Bot["reason"]> };

function isTroubled(bot: Bot): bot is TroubledBot {
  return bot.state !== "off" && bot.reason !== null;
}
