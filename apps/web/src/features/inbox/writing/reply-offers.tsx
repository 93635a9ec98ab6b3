import type { CannedReply, Conversation, ReplyOffer } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useAltDigit } from "./alt-digit.ts";
import { type Picked, pickedReply } from "./picked-reply.ts";
import { useTemplateValues } from "./template-values.ts";
import classes from "./writing-help.module.css";

interface ReplyOffersProps {
  conversation: Conversation;
  /** The last thing that the person said. */
  messageId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (picked: Picked) => void;
}

/** What comes sooner than this after the last belongs to one burst. */
const burstMs = 1000;

/** Canned replies that fit what the person said, the best first, each with why; picked by Alt and its number. */
export function ReplyOffers({ conversation, messageId, field, onPick }: ReplyOffersProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const values = useTemplateValues(conversation);
  // While messages keep coming the first is asked about, and the last once they have ended.
  const [askedId] = useDebouncedValue(messageId, burstMs, { leading: true });
  const offers = trpc.suggestion.offers.useQuery({ messageId: askedId }).data?.data;
  const replies = trpc.cannedReply.list.useQuery().data?.data;
  const wanted = { language: conversation.contact.language, locale: workspace.locale };
  const shown = (offers ?? []).flatMap((offer) => {
    const reply = replies?.find(({ id }) => id === offer.cannedReplyId);
    return reply ? [{ offer, reply }] : [];
  });

  const pick = (reply: CannedReply) => onPick(pickedReply(reply, { wanted, values }));
  useAltDigit(field, (digit) => {
    const reply = shown[digit - 1]?.reply;
    if (reply) pick(reply);
    return reply !== undefined;
  });
  const why = ({ words, alike }: ReplyOffer) => {
    const said = words.length > 0 && t("help.words", { words: words.join(", ") });
    return [said, alike > 0 && t("help.alike", { count: alike })].filter(Boolean).join(" · ");
  };
  if (shown.length === 0) return null;
  return (
    <ul className={classes.offers} aria-label={t("help.offers")}>
      {shown.map(({ offer, reply }, index) => (
        <li key={reply.id}>
          <Hint label={why(offer)}>
            <UnstyledButton
              className={classes.offer}
              aria-keyshortcuts={`Alt+${index + 1}`}
              onClick={() => pick(reply)}
            >
              <span className={classes.keys} aria-hidden="true">
                Alt {index + 1}
              </span>
              <span>{reply.title}</span>
              <span className="heard">{why(offer)}</span>
            </UnstyledButton>
          </Hint>
        </li>
      ))}
    </ul>
  );
}
