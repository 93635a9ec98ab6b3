import type { IncomingMessage } from "node:http";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { badRequest } from "../bot-api/error.ts";
import type { UploadedFile } from "../methods/call-fields.ts";
import { bodyLimitBytes, bodyTooLarge } from "./read-body.ts";

/** A form's fields and files by name. */
export interface MultipartForm {
  fields: Map<string, string>;
  files: Map<string, UploadedFile>;
}

/** Reads a multipart/form-data body as it arrives. @throws 413 when it is over the limit, 400 when it is no form */
export function readMultipart(request: IncomingMessage): Promise<MultipartForm> {
  return new Promise((resolve, reject) => {
    const form: MultipartForm = { fields: new Map(), files: new Map() };
    const parser = openParser(request);
    if (!parser) return reject(badRequest("can't parse the multipart form"));
    let received = 0;

    parser.on("field", (name, value) => form.fields.set(name, value));
    parser.on("file", (name, stream, filename) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => form.files.set(name, { name: filename, bytes: Buffer.concat(chunks) }));
    });
    parser.on("finish", () => resolve(form));
    parser.on("error", () => reject(badRequest("can't parse the multipart form")));

    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > bodyLimitBytes) {
        request.unpipe(parser);
        reject(bodyTooLarge());
      }
    });
    request.on("aborted", () => reject(badRequest("the request was cut off")));
    request.pipe(parser);
  });
}

function openParser(request: IncomingMessage): BusboyInstance | undefined {
  const contentType = request.headers["content-type"] ?? "";
  const headers: BusboyHeaders = { ...request.headers, "content-type": contentType };
  try {
    return new Busboy({ headers, limits: { fieldSize: 1024 * 1024 } });
  } catch {
    return undefined;
  }
}
