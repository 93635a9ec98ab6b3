import { reloadIntoNewBuild } from "./new-build.ts";

const firstWaitMs = 500;
const longestWaitMs = 8_000;

/**
 * Fetches a part of the app's own script, again and again while the server is away. Where the server answers and the
 * part is not there, another build took its place, and the page is loaded anew. @throws what the import throws where
 * that has been tried already
 */
export async function fetchScript<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  let refusals = 0;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await fetchPart();
    } catch (error) {
      // The server may have come back between the import and the question: only a second refusal counts.
      if (await isServerThere()) refusals += 1;
      if (refusals > 1 && !reloadIntoNewBuild()) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function isServerThere() {
  try {
    return (await fetch("/health", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
