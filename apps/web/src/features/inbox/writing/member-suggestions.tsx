import type { Member } from "@frontdesk/contract";
import { type Ref, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useViewer } from "../../../viewer.tsx";
import { rank } from "./rank.ts";
import { type SuggestionKeys, SuggestionList } from "./suggestion-list.tsx";
import classes from "./writing.module.css";

interface MemberSuggestionsProps {
  query: string;
  onPick: (member: Member) => void;
  onClose: () => void;
  ref: Ref<SuggestionKeys>;
}

const nobody: Member[] = [];

/** Colleagues whom a note may call. */
export function MemberSuggestions({ query, ...props }: MemberSuggestionsProps) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const { data } = trpc.member.list.useQuery();
  const members = data?.data ?? nobody;
  const found = useMemo(() => {
    const others = members.filter(({ id, status }) => id !== memberId && status === "active");
    return rank(others, { query, textsOf: ({ name, email }) => [name, email], usesOf: () => 0 });
  }, [members, memberId, query]);
  return (
    <SuggestionList
      {...props}
      label={t("writing.suggestMembers")}
      empty={t("writing.noMembers")}
      items={found}
      keyOf={({ id }) => id}
    >
      {({ name, email }) => (
        <span className={classes.line}>
          <strong>{name}</strong>
          <span className={classes.aside}>{email}</span>
        </span>
      )}
    </SuggestionList>
  );
}
