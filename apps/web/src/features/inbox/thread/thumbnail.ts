import type { Attachment } from "@frontdesk/contract";

const maxWidth = 320;
const maxHeight = 360;
const unknownSide = 240;

/** The size in CSS pixels at which a photo is shown in a bubble, in its own proportions and never enlarged. */
export function thumbnailOf({ width, height }: Pick<Attachment, "width" | "height">) {
  if (!width || !height) return { width: unknownSide, height: unknownSide };
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
