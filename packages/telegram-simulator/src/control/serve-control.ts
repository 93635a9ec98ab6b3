import type { IncomingMessage, ServerResponse } from "node:http";
import { BotApiError, notFound } from "../bot-api/error.ts";
import { readBody } from "../server/read-body.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { typeOfFile } from "../world/keep-media.ts";
import { type Acts, type ControlStage, createActs } from "./acts.ts";
import { serveEvents } from "./serve-events.ts";

/** Base64 makes a file a third longer. */
const bodyLimitBytes = 100 * 1024 * 1024;
/** What a page may show by itself; anything else, HTML and SVG before all, is for saving only. */
const shownTypes = /^(image\/(jpeg|png|gif|webp)|video\/(mp4|webm)|audio\/\S+)$/;

/** Creates the handler of everything under `/control/`. */
export function createControlServer(stage: ControlStage) {
  const acts = createActs(stage);

  return async function serveControl(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, , name = "", key = ""] = url.pathname.split("/");
    if (request.method === "GET" && name === "events") return serveEvents(stage, response);
    if (request.method === "GET" && name === "files") return serveFile(stage, response, key);
    if (request.method !== "POST" || !isAct(acts, name))
      return answer(response, 404, { problem: "there is no such act" });

    try {
      const input = readInput(await readBody(request, bodyLimitBytes));
      answer(response, 200, { result: await perform(acts, name, input) });
    } catch (error) {
      const isExpected = error instanceof SimulatorProblem || error instanceof BotApiError;
      answer(response, isExpected ? 400 : 500, { problem: error instanceof Error ? error.message : String(error) });
    }
  };
}

function isAct(acts: Acts, name: string): name is keyof Acts {
  return Object.hasOwn(acts, name);
}

function readInput(body: Buffer): object {
  if (body.length === 0) return {};
  try {
    const input: unknown = JSON.parse(body.toString());
    if (typeof input === "object" && input !== null) return input;
  } catch {
    // Falls through to the same complaint.
  }
  throw new SimulatorProblem("an act is told in a JSON object");
}

/** The wire carries what the typed client was given, so the input is taken at its word. */
function perform(acts: Acts, name: keyof Acts, input: object): unknown {
  const act: (input: never) => unknown = acts[name];
  return act(input as never);
}

function serveFile({ world }: ControlStage, response: ServerResponse, key: string): void {
  if (!world.files.has(key)) throw notFound();
  const type = typeOfFile(world.files.extensionOf(key));
  response.writeHead(200, {
    "content-type": shownTypes.test(type) ? type : "application/octet-stream",
    "cache-control": "max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  response.end(world.files.bytesOf(key));
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
