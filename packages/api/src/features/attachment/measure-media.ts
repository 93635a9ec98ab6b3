import { buffer } from "node:stream/consumers";
import type { MediaFacts } from "../../previews/previews.ts";
import type { Services } from "../../services.ts";
import type { KeptFile } from "./keep-file.ts";

const none: MediaFacts = { durationSeconds: null, width: null, height: null };

/** How long a kept film or sound lasts, and how large it is; of an image its size, of anything else nothing. */
export async function measureMedia(
  { files, previews }: Pick<Services, "files" | "previews">,
  { workspaceId, kept }: { workspaceId: string; kept: KeptFile },
): Promise<MediaFacts> {
  const { hash, sizeBytes, mime, width, height } = kept;
  if (!/^(video|audio)\//.test(mime)) return { ...none, width, height };
  const read = async (start: number, end: number) =>
    buffer(await files.open(workspaceId, hash, { first: start, last: end - 1 }));
  return (await previews.measure({ sizeBytes, read })) ?? none;
}
