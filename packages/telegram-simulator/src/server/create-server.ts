import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BotApiError, forbidden, notFound } from "../bot-api/error.ts";
import type { ControlStage } from "../control/acts.ts";
import { isFromHere } from "../control/loopback-guard.ts";
import { createControlServer } from "../control/serve-control.ts";
import { isPhonePath, servePhone } from "../phone/serve-phone.ts";
import { refusal, send } from "./answer.ts";
import { carryOutReply, serveCall } from "./serve-call.ts";
import { serveFile } from "./serve-file.ts";

/** Creates the HTTP server: the Bot API for whoever has a token, the control API and the phone for this machine. */
export function createServer(stage: ControlStage): Server {
  const serveControl = createControlServer(stage);
  stage.world.onReplyCall = (bot, params) => {
    // What a method can't stand is an error 500 for a caller; here nobody waits for it.
    carryOutReply(stage, bot, params).catch(() => undefined);
  };

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? "/";
    if (!target.startsWith("/") || !URL.canParse(target, "http://simulator"))
      return send(response, refusal(notFound()));
    const url = new URL(target, "http://simulator");
    if (url.pathname.startsWith("/bot")) return serveCall(stage, request, response, url);
    if (url.pathname.startsWith("/file/bot")) return serveFile(stage.world, response, url);

    const isControl = url.pathname.startsWith("/control/");
    if (!isControl && !isPhonePath(url.pathname)) return send(response, refusal(notFound()));
    if (!isFromHere(request)) return send(response, refusal(forbidden("this part is for the machine itself")));
    return isControl ? serveControl(request, response, url) : servePhone(response, url.pathname);
  }

  const server = createHttpServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      if (!request.complete) response.setHeader("connection", "close");
      if (error instanceof BotApiError) send(response, refusal(error));
      else send(response, refusal(new BotApiError(500, "Internal Server Error")));
    });
  });
  server.keepAliveTimeout = 65_000;
  return server;
}
