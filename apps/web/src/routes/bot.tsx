import { getRouteApi } from "@tanstack/react-router";
import { BotPage } from "../features/bot/bot-page.tsx";

const route = getRouteApi("/w/$slug/settings/bots/$botId");

/** One bot. */
export function BotRoute() {
  const { botId } = route.useParams();
  return <BotPage key={botId} botId={botId} />;
}
