import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { startScene } from "../testing/scene.ts";

/** The status of a request whose headers fetch wouldn't let us choose. */
function statusOf(url: string, headers: Record<string, string>, method = "POST"): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the control API and the phone", () => {
  test.each([
    [{}, 200],
    [{ host: "localhost:1" }, 200],
    [{ host: "evil.example" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
  ])("answer %j with %i", async (headers: Record<string, string>, status) => {
    await using scene = await startScene();

    expect(await statusOf(`${scene.url}/control/people`, headers)).toBe(status);
    expect(await statusOf(`${scene.url}/`, headers, "GET")).toBe(status);
  });

  test("bad input is an answer, not a crash", async () => {
    await using scene = await startScene();
    const post = async (path: string, body: string) =>
      (await fetch(`${scene.url}/control/${path}`, { method: "POST", body })).status;

    expect(await post("fly", "{}")).toBe(404);
    expect(await post("constructor", "{}")).toBe(404);
    expect(await post("sendText", "{")).toBe(400);
    expect(await post("sendText", "null")).toBe(400);
    expect(await post("sendText", "{}")).toBe(400);
    expect(await scene.control.people()).toHaveLength(1);
  });

  test("changes are streamed as they happen", async () => {
    await using scene = await startScene();
    const stream = await fetch(`${scene.url}/control/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();

    await scene.control.sendText({ ...scene.side, text: "hi" });

    const heard = await reader?.read();
    expect(heard?.value).toBe(
      `data: ${JSON.stringify({ kind: "chat", botId: scene.bot.id, personId: scene.anna.id })}\n\n`,
    );
    await reader?.cancel();
  });

  test("the page is served with a policy that allows no foreign and no inline script", async () => {
    await using scene = await startScene();

    for (const path of ["/", "/phone.css", "/phone.js"]) {
      const page = await fetch(scene.url + path);
      expect(page.status).toBe(200);
      expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
      expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
    }
    const html = await (await fetch(scene.url)).text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|style=|\son\w+=/);
    expect((await fetch(`${scene.url}/..%2fserve-phone.ts`)).status).toBe(404);
  });
});
