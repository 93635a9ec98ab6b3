const key = "frontdesk.workspace";

/** The workspace this browser showed last, if one was. */
export function lastWorkspace(): string | null {
  return localStorage.getItem(key);
}

/** Keeps which workspace this browser shows, so that the start page leads there. */
export function rememberWorkspace(slug: string) {
  localStorage.setItem(key, slug);
}
