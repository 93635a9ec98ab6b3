/** How a contact was called until `replacedAt`. */
export interface FormerName {
  name: string;
  username: string | null;
  replacedAt: string;
}
