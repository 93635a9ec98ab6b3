import { getRouteApi } from "@tanstack/react-router";
import { InboxSettingsPage } from "../features/inbox-settings/inbox-settings-page.tsx";

const route = getRouteApi("/w/$slug/settings/inboxes/$inboxId");

/** The settings of one inbox. */
export function InboxSettingsRoute() {
  const { inboxId } = route.useParams();
  return <InboxSettingsPage key={inboxId} inboxId={inboxId} />;
}
