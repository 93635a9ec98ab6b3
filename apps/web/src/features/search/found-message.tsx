import type { ExcerptPart, FoundMessage as Found } from "@frontdesk/contract";
import { Mark } from "@mantine/core";
import { Spotlight } from "@mantine/spotlight";
import { Ago } from "../../ui/ago.tsx";
import { ContactAvatar } from "../../ui/contact-avatar.tsx";
import classes from "./found-message.module.css";

interface FoundMessageProps {
  message: Found;
  onOpen: () => void;
}

/** Where it was said, by whom and when, the words that were asked for marked. */
export function FoundMessage({ message, onOpen }: FoundMessageProps) {
  const { conversation, excerpt, authorName, createdAt, direction } = message;
  const { contact, number } = conversation;
  return (
    <Spotlight.Action onClick={onOpen}>
      <div className={classes.row} data-note={direction === "note" || undefined}>
        <ContactAvatar contact={contact} size={32} />
        <div className={classes.body}>
          <div className={classes.head}>
            <span className={classes.name}>{contact.name}</span>
            {direction !== "in" && authorName !== "" && <span className={classes.by}>{authorName}</span>}
            <span className={classes.when}>
              #{number} · <Ago at={createdAt} />
            </span>
          </div>
          <div className={classes.words}>
            {placed(excerpt).map(({ text, isMatch, start }) =>
              isMatch ? <Mark key={start}>{text}</Mark> : <span key={start}>{text}</span>,
            )}
          </div>
        </div>
      </div>
    </Spotlight.Action>
  );
}

/** The parts of an excerpt, each with where it starts. */
function placed(parts: ExcerptPart[]) {
  let start = 0;
  return parts.map((part) => {
    const here = { ...part, start };
    start += part.text.length;
    return here;
  });
}
