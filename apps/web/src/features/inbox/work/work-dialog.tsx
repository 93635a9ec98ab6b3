import type { Conversation } from "@frontdesk/contract";
import type { UsableMoves, WorkQuestion } from "../use-moves.ts";
import { EscalateDialog } from "./escalate-dialog.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

interface WorkDialogProps {
  question: WorkQuestion;
  conversation: Conversation;
  moves: UsableMoves;
}

/** What is asked before something is done with the conversation. */
export function WorkDialog({ question, conversation, moves }: WorkDialogProps) {
  const onClose = () => moves.ask(null);
  switch (question) {
    case "transfer":
    case "assign":
      return <TransferDialog conversation={conversation} mode={question} onClose={onClose} />;
    case "escalate":
      return <EscalateDialog conversation={conversation} onClose={onClose} />;
    case "snooze":
      return <SnoozeDialog onSnooze={moves.snooze} onClose={onClose} />;
    case "tags":
      return <TagsDialog conversation={conversation} onClose={onClose} />;
    case "priority":
      return <PriorityDialog chosen={conversation.priority} onChoose={moves.prioritise} onClose={onClose} />;
  }
}
