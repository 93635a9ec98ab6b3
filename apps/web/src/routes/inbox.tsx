import { getRouteApi, Outlet, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DeskTitle } from "../desk-title.tsx";
import { InboxPage } from "../features/inbox/inbox-page.tsx";
import { onWork } from "../features/inbox/work/on-work.ts";

const NoConversation = onWork(async () => (await import("../features/inbox/queue/no-conversation.tsx")).NoConversation);

const route = getRouteApi("/w/$slug/inbox");

/** The queue in the view that the address names, beside the open conversation. */
export function InboxRoute() {
  const search = route.useSearch();
  const openId = useParams({ strict: false, select: ({ conversationId }) => conversationId ?? null });
  return (
    <InboxPage search={search} openId={openId}>
      <Outlet />
    </InboxPage>
  );
}

/** What stands beside the queue while no conversation is open. */
export function NoConversationRoute() {
  const { t } = useTranslation();
  return (
    <>
      <DeskTitle title={t("inbox.title")} />
      <NoConversation />
    </>
  );
}
