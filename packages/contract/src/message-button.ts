export const buttonKinds = ["url", "answer", "person"] as const;
/** `url` opens a page, `answer` is an answer given by pressing it, `person` asks for a human being. */
export type ButtonKind = (typeof buttonKinds)[number];

/** A button as somebody writes it. */
export type ButtonDraft = { kind: "url"; label: string; url: string } | { kind: "answer" | "person"; label: string };

/** Who pressed a button, and when they last did. */
export interface ButtonPress {
  contactId: string;
  name: string;
  at: string;
}

/** A button under a message, in its order. Telegram tells the presses of those that open no page. */
export interface MessageButton {
  id: string;
  kind: ButtonKind;
  label: string;
  url: string | null;
  presses: ButtonPress[];
}

export const afterPress = ["keep", "remove"] as const;
/** What becomes of a message's buttons at Telegram once one is pressed: they stay, the choice marked, or they go. */
export type AfterPress = (typeof afterPress)[number];

export const buttonLimits = {
  labelLength: 64,
  urlLength: 2048,
  perMessage: 8,
} as const;

/** What was chosen of a message's buttons: of each person the one they pressed last. */
export function chosenButtons(buttons: readonly MessageButton[]): Set<string> {
  const last = new Map<string, { id: string; at: string }>();
  for (const { id, presses } of buttons)
    for (const { contactId, at } of presses) if (at >= (last.get(contactId)?.at ?? "")) last.set(contactId, { id, at });
  return new Set([...last.values()].map(({ id }) => id));
}
