import type { Attachment } from "@frontdesk/contract";

const largest = { width: 320, height: 360 };
const unknownSide = 240;
// A banner or a till receipt must stay something that can be hit.
const smallest = 48;

/** The size in CSS pixels at which a picture is shown in a bubble, in its own proportions and never enlarged. */
export function thumbnailOf({ width, height }: Pick<Attachment, "width" | "height">, limit = largest) {
  if (!width || !height) {
    const side = Math.min(unknownSide, limit.width, limit.height);
    return { width: side, height: side };
  }
  const scale = Math.min(1, limit.width / width, limit.height / height);
  return {
    width: Math.max(smallest, Math.round(width * scale)),
    height: Math.max(smallest, Math.round(height * scale)),
  };
}
