// Runs in the page before its own scripts: tells the bench when each of its messages was painted in the thread.
const told = new Set();

new MutationObserver((changes) => {
  const fresh = changes
    .flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => node.parentElement?.closest("[role=log]"))
    .flatMap((node) => node.textContent.match(/road browser no\. \d+/g) ?? [])
    .filter((text) => !told.has(text));
  for (const text of fresh) told.add(text);
  if (fresh.length === 0) return;
  // The task after a frame's callbacks runs once that frame was painted.
  requestAnimationFrame(() =>
    setTimeout(() => {
      for (const text of fresh) globalThis.benchPainted(text, Date.now());
    }),
  );
}).observe(document, { subtree: true, childList: true });
