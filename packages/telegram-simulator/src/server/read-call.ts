import type { IncomingMessage } from "node:http";
import { badRequest } from "../bot-api/error.ts";
import { CallFields } from "../methods/call-fields.ts";
import { readBody } from "./read-body.ts";
import { readMultipart } from "./read-multipart.ts";

/**
 * The parameters of a call, from the query and the body, in each of the four forms the Bot API takes: query,
 * application/x-www-form-urlencoded, application/json, multipart/form-data. @throws 400, 413
 */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<CallFields> {
  const contentType = (request.headers["content-type"] ?? "").toLowerCase();
  if (contentType.startsWith("multipart/form-data")) {
    const form = await readMultipart(request);
    return new CallFields(new Map([...query, ...form.fields]), form.files);
  }
  const body = (await readBody(request)).toString();
  if (body === "") return new CallFields(new Map(query));
  if (contentType.startsWith("application/json")) return new CallFields(new Map([...query, ...readJson(body)]));
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    return new CallFields(new Map([...query, ...new URLSearchParams(body)]));
  }
  return new CallFields(new Map(query));
}

function readJson(body: string): [string, string][] {
  const given = parse(body);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw badRequest("object expected");
  }
  return Object.entries(given)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest("can't parse the request as a JSON object");
  }
}
