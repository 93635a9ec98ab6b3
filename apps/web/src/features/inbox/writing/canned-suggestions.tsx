import { type CannedReply, type Conversation, type Guide, variantFor } from "@frontdesk/contract";
import { type Ref, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";
import { CannedPreview } from "./canned-preview.tsx";
import { type Picked, pickedReply } from "./picked-reply.ts";
import { rank } from "./rank.ts";
import { type SuggestionKeys, SuggestionList } from "./suggestion-list.tsx";
import { useTemplateValues } from "./template-values.ts";
import classes from "./writing.module.css";

interface CannedSuggestionsProps {
  query: string;
  conversation: Conversation;
  onReply: (picked: Picked) => void;
  onGuide: (guide: Guide) => void;
  onClose: () => void;
  ref: Ref<SuggestionKeys>;
}

type Item = { kind: "reply"; kept: CannedReply } | { kind: "guide"; kept: Guide };

const most = 50;

/** The canned replies and guides that fit what is typed, the best first, with what the person would read. */
export function CannedSuggestions({ query, conversation, onReply, onGuide, ...props }: CannedSuggestionsProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const values = useTemplateValues(conversation);
  const replies = trpc.cannedReply.list.useQuery().data?.data;
  const guides = trpc.guide.list.useQuery().data?.data;
  const wanted = { language: conversation.contact.language, locale: workspace.locale };
  const found = useMemo(() => {
    const items: Item[] = [
      ...(replies ?? []).map((kept) => ({ kind: "reply" as const, kept })),
      ...(guides ?? []).map((kept) => ({ kind: "guide" as const, kept })),
    ];
    return rank(items, { query, textsOf, usesOf }).slice(0, most);
  }, [replies, guides, query]);
  if (!replies || !guides) return null;

  const variantOf = ({ kind, kept }: Item) =>
    variantFor(kind === "reply" ? kept.variants : (kept.steps[0]?.variants ?? []), wanted);
  const pick = (item: Item) => {
    if (item.kind === "guide") return onGuide(item.kept);
    onReply(pickedReply(item.kept, { wanted, values }));
  };
  return (
    <SuggestionList
      {...props}
      label={t("writing.suggestReplies")}
      empty={t("writing.noReplies")}
      items={found}
      keyOf={({ kept }) => kept.id}
      preview={(item) => (
        <CannedPreview
          variant={variantOf(item)}
          wanted={wanted}
          values={values}
          files={item.kind === "reply" ? item.kept.files : []}
        />
      )}
      onPick={pick}
    >
      {({ kind, kept }) => (
        <>
          <span className={classes.line}>
            <strong>{kept.title}</strong>
            {kept.folder !== "" && <span className={classes.aside}>{kept.folder}</span>}
          </span>
          <span className={classes.aside}>
            {kind === "reply" ? `/${kept.shortcut}` : t("writing.guide", { count: kept.steps.length })}
          </span>
        </>
      )}
    </SuggestionList>
  );
}

function textsOf(item: Item): string[] {
  const { title, folder } = item.kept;
  if (item.kind === "guide") return [title, folder];
  return [item.kept.shortcut, title, folder, item.kept.variants[0]?.text.slice(0, 200) ?? ""];
}

function usesOf(item: Item): number {
  return item.kind === "reply" ? item.kept.uses : 0;
}
