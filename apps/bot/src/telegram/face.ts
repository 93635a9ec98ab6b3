import type { PhotoSize, UserProfilePhotos } from "telegraf/types";
import { bySize } from "./file.ts";

/** As which size a person's picture is fetched: the smallest that is sharp enough beside a name. */
const sharpPixels = 160;

/** The picture by which a person is shown; null for who has none. */
export function faceIn({ photos: [sizes = []] }: UserProfilePhotos): { fileId: string; uniqueId: string } | null {
  const ascending: PhotoSize[] = bySize(sizes);
  const face = ascending.find(({ width, height }) => Math.min(width, height) >= sharpPixels) ?? ascending.at(-1);
  return face ? { fileId: face.file_id, uniqueId: face.file_unique_id } : null;
}
