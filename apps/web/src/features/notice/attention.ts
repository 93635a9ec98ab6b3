/** Says to the browser's other tabs that the reader is at this workspace, whenever they are; until the answer is called. */
export function keepAttention(slug: string): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  let release: (() => void) | null = null;
  const attend = () => {
    if (release || !document.hasFocus()) return;
    const { promise: isElsewhere, resolve } = Promise.withResolvers<void>();
    release = resolve;
    void navigator.locks.request(nameOf(slug), { mode: "shared" }, () => isElsewhere);
  };
  const leave = () => {
    release?.();
    release = null;
  };
  addEventListener("focus", attend, { signal });
  addEventListener("blur", leave, { signal });
  attend();
  return () => {
    watching.abort();
    leave();
  };
}

/** Whether the reader is at this workspace in any tab of the browser. */
export async function isAttended(slug: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === nameOf(slug));
}

function nameOf(slug: string): string {
  return `frontdesk:attended:${slug}`;
}
