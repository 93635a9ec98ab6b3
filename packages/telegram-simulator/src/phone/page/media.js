import { element } from "./element.js";

const sizeFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** A file as a bubble shows it. */
export function mediaView(media, text) {
  const { kind, url } = media;
  if (kind === "photo") return framed(element("img", { src: url, alt: text || "Photo", className: "picture" }), media);
  if (kind === "sticker") return stickerView(media);
  if (kind === "voice") return element("audio", { src: url, controls: true, preload: "metadata" });
  if (kind === "audio") return audioView(media);
  if (kind === "document") return fileCard(media);
  const film = element("video", { src: url, controls: kind === "video", preload: "metadata", className: kind });
  if (kind === "animation") Object.assign(film, { autoplay: true, loop: true, muted: true });
  if (kind === "video_note") film.onclick = () => void (film.paused ? film.play() : film.pause());
  // What can't be played is still a file.
  film.onerror = () => film.replaceWith(fileCard({ ...media, fileName: media.fileName ?? `${kind}.mp4` }));
  return kind === "video" ? framed(film, media) : film;
}

/** The place is known before the picture is there, so nothing jumps when it comes. */
function framed(view, { width, height }) {
  if (width && height) view.style.aspectRatio = `${width} / ${height}`;
  return view;
}

function stickerView(media) {
  const image = framed(element("img", { src: media.url, alt: media.emoji ?? "Sticker", className: "sticker" }), media);
  image.onerror = () => image.replaceWith(element("span", { className: "large" }, media.emoji ?? "🖼"));
  return image;
}

function audioView({ url, title, performer, fileName }) {
  return element(
    "div",
    { className: "card" },
    element(
      "div",
      {},
      element("b", {}, title ?? fileName ?? "Audio"),
      performer && element("small", {}, performer),
      element("audio", { src: url, controls: true, preload: "metadata" }),
    ),
  );
}

function fileCard({ url, fileName = "file", sizeBytes }) {
  return element(
    "a",
    { className: "card file", href: url, download: fileName },
    element("span", { className: "badge", "aria-hidden": "true" }, extensionOf(fileName)),
    element("span", {}, element("b", {}, fileName), element("small", {}, readableSize(sizeBytes))),
  );
}

function extensionOf(fileName) {
  return (/\.([a-z0-9]{1,4})$/i.exec(fileName)?.[1] ?? "file").toUpperCase();
}

function readableSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${sizeFormat.format(bytes / 1024)} KB`;
  return `${sizeFormat.format(bytes / 1024 / 1024)} MB`;
}
