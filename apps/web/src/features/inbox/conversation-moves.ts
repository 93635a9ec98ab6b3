import { type Conversation, isLive } from "@frontdesk/contract";

/** What one person may do with a conversation now; the server has the last word. */
export interface Moves {
  take: boolean;
  takeOver: boolean;
  release: boolean;
  transfer: boolean;
  escalate: boolean;
  snooze: boolean;
  wake: boolean;
  await: boolean;
  /** To say how urgent it is and what it is about. */
  sort: boolean;
  close: boolean;
  reopen: boolean;
  markSpam: boolean;
  clearSpam: boolean;
}

interface Mover {
  memberId: string;
  mayHandle: boolean;
  mayOverride: boolean;
}

/** The moves a conversation's state and holder leave to one person. */
export function movesOf({ state, assignee }: Conversation, { memberId, mayHandle, mayOverride }: Mover): Moves {
  const live = isLive(state);
  const isMine = assignee?.id === memberId;
  const mayTouch = mayHandle && (assignee === null || isMine || mayOverride);
  return {
    take: mayHandle && live && assignee === null,
    takeOver: mayHandle && mayOverride && live && assignee !== null && !isMine,
    release: mayHandle && live && isMine,
    transfer: mayTouch && live,
    escalate: mayTouch && live,
    snooze: mayTouch && live,
    wake: mayTouch && state === "snoozed",
    await: mayTouch && live && state !== "pending",
    sort: mayTouch,
    close: mayTouch && live,
    reopen: mayTouch && state === "closed",
    markSpam: mayTouch && state !== "spam",
    clearSpam: mayTouch && state === "spam",
  };
}
