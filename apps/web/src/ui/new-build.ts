const reloadedKey = "frontdesk.reloaded-at";
/** A page that was loaded this recently is of the build that is there: what it lacks, no reload brings. */
const againAfterMs = 60_000;

/**
 * Loads the page anew, because another build took its place while the tab was open: once, and not again within a minute.
 * Drafts lie in this browser's storage, letter by letter, and are there again. Says whether it does.
 */
export function reloadIntoNewBuild(): boolean {
  const reloadedAt = Number(sessionStorage.getItem(reloadedKey) ?? 0);
  if (Date.now() - reloadedAt < againAfterMs) return false;
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  location.reload();
  return true;
}
