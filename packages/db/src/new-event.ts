/** An event as its cause hands it over; the log gives it its id, number and time when the transaction ends. */
export interface NewEvent {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  /** Goes down the feed: what the least privileged reader of the scope may see. */
  readonly data: object;
  /** Stays on the server: old and new values, private text. */
  readonly detail?: object;
  /** Who may see it now. */
  readonly scopeKeys: readonly string[];
  /** Who saw the subject before and no longer does. */
  readonly leftKeys?: readonly string[];
  readonly actorKind: "member" | "contact" | "bot" | "api_token" | "rule" | "system";
  readonly actorId: string | null;
  readonly causeId?: string | null;
  readonly correlationId?: string | null;
}
