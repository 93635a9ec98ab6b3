import { withOpId } from "@frontdesk/client";
import { trpc } from "../../../desk.ts";
import { useToastError } from "../../../ui/toast.tsx";

/** Begins to lead a conversation through a guide. */
export function useStartGuide(conversationId: string): (guideId: string) => void {
  const onError = useToastError();
  const start = trpc.guide.start.useMutation({ onError });
  return (guideId) => start.mutate(withOpId({ conversationId, guideId }));
}
