/** An e-mail address as it is compared: NFKC, lower case, trimmed. The original is kept beside it. */
export function foldEmail(email: string): string {
  return email.normalize("NFKC").toLowerCase().trim();
}
