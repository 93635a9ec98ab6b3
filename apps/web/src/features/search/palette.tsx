import "@mantine/spotlight/styles.css";
import { searchLimits } from "@frontdesk/contract";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { keepPreviousData } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { SearchIcon } from "../../ui/icons.ts";
import { useViewer } from "../../viewer.tsx";
import { FoundConversation } from "./found-conversation.tsx";
import { FoundMessage } from "./found-message.tsx";

const pauseMs = 150;

/** Finds people and what was said, as one types, and goes there. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const navigate = useNavigate();
  const [store] = useState(openStore);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), pauseMs);
  const enabled = text.length >= searchLimits.textMin;
  const options = { enabled, placeholderData: keepPreviousData };
  const people = trpc.search.conversations.useQuery({ text, limit: 5 }, options);
  const said = trpc.search.messages.useQuery({ text, limit: 20 }, options);

  const show = (conversationId: string, message?: string) => {
    const params = { slug: workspace.slug, conversationId };
    void navigate({ to: "/w/$slug/inbox/$conversationId", params, search: message ? { message } : {} });
    onClose();
  };
  const conversations = enabled ? (people.data?.data.rows ?? []) : [];
  const messages = enabled ? (said.data?.data.rows ?? []) : [];
  const isEmpty = conversations.length + messages.length === 0;
  const error = people.error ?? said.error;
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={onClose}
      closeOnActionTrigger={false}
      closeOnEscape
      title={t("search.open")}
      // The field says it to those who see.
      classNames={{ header: "heard" }}
      centered={false}
      yOffset="10vh"
      scrollable
      maxHeight="min(70vh, 560px)"
    >
      <Spotlight.Search
        aria-label={t("search.open")}
        placeholder={t("search.placeholder")}
        leftSection={<SearchIcon size={18} aria-hidden="true" />}
        maxLength={searchLimits.textMax}
      />
      <Spotlight.ActionsList>
        {conversations.length > 0 && (
          <Spotlight.ActionsGroup label={t("search.people")}>
            {conversations.map((each) => (
              <FoundConversation key={each.id} conversation={each} onOpen={() => show(each.id)} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {messages.length > 0 && (
          <Spotlight.ActionsGroup label={t("search.said")}>
            {messages.map((each) => (
              <FoundMessage key={each.id} message={each} onOpen={() => show(each.conversation.id, each.id)} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {isEmpty && (
          <Spotlight.Empty role="status">
            {!enabled && t("search.hint")}
            {enabled && error && <ErrorText error={error} />}
            {enabled && !error && (people.isPending || said.isPending ? t("search.searching") : t("search.nothing"))}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Open from the start by its own state: with `forceOpened` the kit never says that it was closed. */
function openStore() {
  const [store, { open }] = createSpotlight();
  open();
  return store;
}
