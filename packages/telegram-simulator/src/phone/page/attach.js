import { act, base64Of } from "./control.js";
import { ask, openMenu } from "./menus.js";
import { attempt, page, session, side } from "./session.js";

/** What a picked file is sent as, unless it was picked as a plain file. */
const kindOf = ({ type }) => {
  if (/^image\/(png|jpeg|gif|webp)$/.test(type)) return "photo";
  if (/^audio\/(ogg|opus|webm)/.test(type)) return "voice";
  return ["video", "audio"].find((kind) => type.startsWith(`${kind}/`)) ?? "document";
};
let pickedAs = kindOf;
let takeCaption = () => "";

/** Binds the paper clip; `caption` hands over, and clears, what stands in the composer. */
export function bindAttachments(caption) {
  takeCaption = caption;
  page.attach.onclick = () => openMenu(page["attach-menu"], page.attach, entries());
  page.files.onchange = () => {
    const files = [...page.files.files];
    page.files.value = "";
    if (files.length > 0) void sendFiles(files, pickedAs);
  };
}

/** Sends files, several of them as albums of up to ten. */
export async function sendFiles(files, kind = kindOf) {
  const caption = takeCaption();
  await attempt(async () => {
    const items = await Promise.all(files.map((file) => itemOf(file, kind(file))));
    if (caption) items[0].caption = caption;
    for (let at = 0; at < items.length; at += 10) await sendItems(items.slice(at, at + 10));
  });
}

function sendItems(items) {
  return items.length > 1 ? act("sendAlbum", { ...side(), items }) : act("sendMedia", { ...side(), media: items[0] });
}

async function itemOf(file, kind) {
  const mimeType = file.type ? { mimeType: file.type } : {};
  return { kind, bytes: await base64Of(file), fileName: file.name, ...mimeType, ...(await lengthOf(file, kind)) };
}

/** Seconds and pixels of what the browser can play. */
function lengthOf(file, kind) {
  if (!["video", "audio", "voice", "video_note"].includes(kind)) return {};
  return new Promise((resolve) => {
    const player = document.createElement(file.type.startsWith("video/") ? "video" : "audio");
    player.onloadedmetadata = () => {
      const { videoWidth: width, videoHeight: height } = player;
      const duration = Number.isFinite(player.duration) ? Math.round(player.duration) : 0;
      resolve({ duration, ...(width && { width, height }) });
      URL.revokeObjectURL(player.src);
    };
    player.onerror = () => resolve({});
    player.src = URL.createObjectURL(file);
  });
}

function pick(accept, as) {
  return () => {
    pickedAs = as;
    page.files.accept = accept;
    page.files.click();
  };
}

function entries() {
  return [
    ["Photo or video", pick("image/png,image/jpeg,image/gif,image/webp,video/*", kindOf)],
    ["File", pick("", () => "document")],
    ["Voice message", pick("audio/*", () => "voice")],
    ["Video message", pick("video/*", () => "video_note")],
    ["Sticker", pick("image/webp,.tgs,video/webm", () => "sticker")],
    ["Location…", () => void shareLocation()],
    [`${session.person.firstName}'s contact`, () => void attempt(() => act("sendContact", side()))],
    ["Poll…", () => void sharePoll()],
    ["Dice", () => void attempt(() => act("sendDice", side()))],
  ];
}

/** Asks where, and sends it; with a name it is a place. */
export async function shareLocation() {
  const fields = [
    { name: "latitude", label: "Latitude", value: "55.7558", required: true },
    { name: "longitude", label: "Longitude", value: "37.6173", required: true },
    { name: "title", label: "Name of the place (or nothing)" },
    { name: "address", label: "Address" },
  ];
  const given = await ask(page.dialog, { title: "Location", fields, confirm: "Send" });
  if (!given) return;
  const { title, address } = given;
  const venue = title ? { venue: { title, address: address || title } } : {};
  const degrees = { latitude: Number(given.latitude), longitude: Number(given.longitude) };
  await attempt(() => act("sendLocation", { ...side(), ...degrees, ...venue }));
}

async function sharePoll() {
  const fields = [
    { name: "question", label: "Question", required: true },
    { name: "options", label: "Options, with commas between", required: true },
  ];
  const given = await ask(page.dialog, { title: "Poll", fields, confirm: "Send" });
  if (!given) return;
  const options = given.options.split(",").map((one) => one.trim());
  await attempt(() => act("sendPoll", { ...side(), question: given.question, options }));
}
