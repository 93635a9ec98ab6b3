import type { Message } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../../ui/hint.tsx";
import { useReact } from "../actions/use-react.ts";
import { useThreadHands } from "../thread-context.ts";
import classes from "./parts.module.css";
import { asOffered, groupReactions } from "./reaction-groups.ts";

/** Who reacted to a message with what; a click joins in, or takes the desk's own back. */
export function Reactions({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { canWrite } = useThreadHands();
  const react = useReact(message.id);
  return (
    <ul className={classes.reactions}>
      {groupReactions(message.reactions).map(({ emoji, names, isOurs }) => {
        const offered = asOffered(emoji);
        const shown = emoji.startsWith("custom:") ? "✨" : emoji;
        const told = emoji.startsWith("custom:") ? t("message.customEmoji") : emoji;
        const count = names.length;
        const who = t("message.reaction", { emoji: told, count, names: names.join(", ") });
        return (
          <li key={emoji}>
            <Hint label={who}>
              <UnstyledButton
                className={classes.reaction}
                aria-pressed={isOurs}
                aria-label={who}
                disabled={!canWrite || offered === null}
                onClick={() => react(isOurs ? null : offered)}
              >
                {shown} {count > 1 && count}
              </UnstyledButton>
            </Hint>
          </li>
        );
      })}
    </ul>
  );
}
