const kinds = {
  photo: "Photo",
  video: "Video",
  animation: "Animation",
  audio: "Audio",
  voice: "Voice message",
  video_note: "Video message",
  sticker: "Sticker",
};
const literals = { location: "Location", venue: "Place", contact: "Contact", poll: "Poll", dice: "Dice" };

/** A message in a few words. */
export function summary({ text, media, literal }) {
  if (text) return text;
  if (media) return kinds[media.kind] ?? media.fileName ?? "File";
  const known = Object.keys(literals).find((name) => literal?.[name]);
  return known ? literals[known] : "Message";
}
