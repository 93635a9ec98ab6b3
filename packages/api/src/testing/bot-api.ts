import { createServer } from "node:http";

/** As much of the Bot API as the desk itself calls: who a token belongs to. */
export interface BotApi extends AsyncDisposable {
  url: string;
}

/** Answers `getMe` for any token: its number is the bot's id. */
export async function startBotApi(): Promise<BotApi> {
  const server = createServer((request, response) => {
    const id = Number(/^\/bot(\d+):/.exec(request.url ?? "")?.[1]);
    const result = { id, is_bot: true, first_name: "Helper", username: `helper_${id}_bot` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the stand-in has no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
