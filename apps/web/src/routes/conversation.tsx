import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { DeskTitle } from "../desk-title.tsx";
import { Thread } from "../features/inbox/thread/thread.tsx";
import { useSeeMentions } from "../features/inbox/use-mentions.ts";

const route = getRouteApi("/w/$slug/inbox/$conversationId");

/** One conversation, named in the page's title. */
export function ConversationRoute() {
  const { t } = useTranslation();
  const { conversationId } = route.useParams();
  const { message } = route.useSearch();
  // Also where it is out of reach by now: nothing else would end the call.
  useSeeMentions(conversationId);
  const conversation = trpc.conversation.get.useQuery({ conversationId });
  return (
    <>
      <DeskTitle title={conversation.data?.data.contact.name ?? t("inbox.title")} />
      <Thread key={conversationId} conversationId={conversationId} wantedId={message ?? null} />
    </>
  );
}
