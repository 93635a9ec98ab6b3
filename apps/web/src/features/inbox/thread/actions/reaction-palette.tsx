import { type Message, offeredReactions } from "@frontdesk/contract";
import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { groupReactions } from "../parts/reaction-groups.ts";
import classes from "./message-actions.module.css";
import { useReact } from "./use-react.ts";

/** The reactions that Telegram takes from bots; the desk's own is marked, and taken back by another click. */
export function ReactionPalette({ message }: { message: Message }) {
  const { t } = useTranslation();
  const react = useReact(message.id);
  const ours = groupReactions(message.reactions).find(({ isOurs }) => isOurs)?.emoji;
  return (
    <div className={classes.palette}>
      {offeredReactions.map((emoji) => (
        <Menu.Item
          key={emoji}
          className={classes.emoji}
          p={0}
          data-ours={emoji === ours || undefined}
          aria-label={t(emoji === ours ? "message.unreact" : "message.react", { emoji })}
          onClick={() => react(emoji === ours ? null : emoji)}
        >
          {emoji}
        </Menu.Item>
      ))}
    </div>
  );
}
