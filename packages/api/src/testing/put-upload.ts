import { Readable } from "node:stream";
import type { DeskErrorData, Upload } from "@frontdesk/contract";
import type { Caller } from "./callers.ts";
import type { TestDesk } from "./test-desk.ts";

interface HandedOver {
  id?: string;
  name?: string;
  bytes: Uint8Array | Readable;
  /** Of the workspace to which it goes; home without it. */
  slug?: string;
  headers?: Record<string, string>;
}

/** Hands a file over as the page does; resolves with what came of it, refusals too. */
export async function putUpload(desk: TestDesk, by: Caller, given: HandedOver) {
  const { id = crypto.randomUUID(), name = "file", bytes, slug = desk.home.slug, headers } = given;
  const response = await fetch(`${desk.url}/w/${slug}/uploads/${id}`, {
    method: "PUT",
    headers: {
      ...{ "content-type": "application/octet-stream", "x-frontdesk": "1", "x-file-name": encodeURIComponent(name) },
      ...(by.who && { cookie: `frontdesk=${by.who.sessionSecret}` }),
      ...headers,
    },
    body: bytes instanceof Readable ? Readable.toWeb(bytes) : new Uint8Array(bytes),
    duplex: "half",
  });
  const answer = (await response.json()) as Upload & { desk?: DeskErrorData };
  return { status: response.status, id, upload: answer, reason: answer.desk?.reason };
}
