import type { OutgoingFile, Send } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { softened } from "./softened.ts";

const bold = [{ type: "bold", offset: 0, length: 5 }];
const text: Send = { kind: "send_text", text: "Hello", entities: bold, reply: null };
const quoting: Send = { ...text, reply: { tgMessageId: 4, quote: "lamp", quoteEntities: bold } };
const file: OutgoingFile = {
  ...{ attachmentId: "1", kind: "photo", name: "a.png", mime: "image/png", sizeBytes: 1 },
  ...{ width: 1, height: 1, durationSeconds: null, tgFileId: "known" },
};
const photo: Send = { kind: "send_media", text: "", entities: [], reply: null, file };

test.each<[string, Send, string, object]>([
  [
    "a quote that is not there",
    quoting,
    "QUOTE_TEXT_INVALID",
    { entities: bold, reply: { tgMessageId: 4, quote: null } },
  ],
  ["formatting", text, "can't parse entities: unexpected end", { text: "Hello", entities: [] }],
  ["formatting", text, "ENTITY_BOUNDS_INVALID", { text: "Hello", entities: [] }],
  [
    "a name of a file",
    photo,
    "wrong remote file identifier specified",
    { file: { attachmentId: "1", tgFileId: null } },
  ],
  ["a file of another kind", photo, "can't use file of type Document as Photo", { file: { tgFileId: null } }],
])("[T5] %s that Telegram refuses is left out", (_name, send, description, softer) => {
  expect(softened(send, { code: 400, description: `Bad Request: ${description}` })).toMatchObject(softer);
});

test.each<[Send, number, string]>([
  [text, 403, "Forbidden: bot was blocked by the user"],
  [text, 400, "Bad Request: message is too long"],
  [{ ...text, entities: [] }, 400, "Bad Request: can't parse entities"],
  [{ ...photo, file: { ...file, tgFileId: null } }, 400, "Bad Request: wrong file identifier"],
])("a refusal of the send itself stands: %j", (send, code, description) => {
  expect(softened(send, { code, description })).toBeNull();
});
