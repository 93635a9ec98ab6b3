import { withOpId } from "@frontdesk/client";
import { trpc } from "../../../../desk.ts";
import { useToastError } from "../../../../ui/toast.tsx";
import type { OfferedReaction } from "../parts/reaction-groups.ts";

/** Puts the desk's one reaction to a message, at Telegram too, or (null) takes it back. */
export function useReact(messageId: string) {
  const onError = useToastError();
  const { mutate } = trpc.message.react.useMutation({ onError });
  return (emoji: OfferedReaction | null) => mutate(withOpId({ messageId, emoji }));
}
