import { connect } from "node:net";
import { expect, test } from "vitest";
import { startScene } from "../testing/scene.ts";

test("a call may come as query, form, JSON or multipart, its method in any case", async () => {
  await using scene = await startScene();
  const params = { chat_id: String(scene.anna.id), text: "hi 👋", disable_notification: "true" };
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.set(name, value);

  const replies = [
    await scene.request(`sendMessage?${new URLSearchParams(params)}`, {}),
    await scene.request("SENDMESSAGE", { method: "POST", body: new URLSearchParams(params) }),
    await scene.call("sendmessage", { ...params, chat_id: scene.anna.id, disable_notification: true }),
    await scene.request("sendMessage", { method: "POST", body: form }),
  ];

  expect(replies.map((reply) => reply.result)).toMatchObject(
    [2, 3, 4, 5].map((id) => ({ message_id: id, text: "hi 👋" })),
  );
  const recorded = await scene.control.ledger({ method: "sendMessage" });
  expect(new Set(recorded.map((entry) => JSON.stringify(entry.params))).size).toBe(1);
  expect(recorded[0]?.params).toEqual({ chat_id: scene.anna.id, text: "hi 👋", disable_notification: true });
});

test.each([
  ["12345:short/getMe", 404, "Not Found"],
  ["8000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe", 401, "Unauthorized"],
])("/bot%s answers %i", async (path, status, description) => {
  await using scene = await startScene();

  const response = await fetch(`${scene.url}/bot${path}`);

  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ ok: false, error_code: status, description });
});

test("unknown methods, unknown paths and malformed bodies are refused", async () => {
  await using scene = await startScene();
  const json = { "content-type": "application/json" };

  expect(await scene.call("sendMassage")).toMatchObject({ status: 404, description: "Not Found: method not found" });
  expect(await scene.call("sendGame", { chat_id: scene.anna.id })).toMatchObject({ status: 501 });
  expect((await fetch(`${scene.url}/nowhere`)).status).toBe(404);
  expect(await scene.request("getMe", { method: "POST", headers: json, body: "{" })).toMatchObject({ status: 400 });
  expect(await scene.request("getMe", { method: "POST", headers: json, body: "[1]" })).toMatchObject({ status: 400 });
  const multipart = { "content-type": "multipart/form-data" };
  expect(await scene.request("getMe", { method: "POST", headers: multipart, body: "x" })).toMatchObject({
    status: 400,
  });
  expect(await scene.call("getMe")).toMatchObject({ ok: true, result: { is_bot: true, username: "desk_bot" } });
});

test("[T6] more than 50 MB is refused", async () => {
  await using scene = await startScene();
  const form = new FormData();
  form.set("photo", new Blob([new Uint8Array(51 * 1024 * 1024)]), "big.jpg");

  const reply = await scene.request("sendPhoto", { method: "POST", body: form }).catch((error: Error) => error);

  // The answer may be lost in the connection that is closed on the rest of the upload.
  if (!(reply instanceof Error)) expect(reply).toMatchObject({ status: 413, description: "Request Entity Too Large" });
  expect(await scene.control.ledger({ accepted: false })).toMatchObject([{ error: { code: 413 } }]);
});

test.each(["GET // HTTP/1.1", "GET http://[ HTTP/1.1", "GET /bot HTTP/1.1", "NONSENSE", "GET /%zz HTTP/1.1"])(
  "survives %s",
  async (line) => {
    await using scene = await startScene();
    const socket = connect(Number(new URL(scene.url).port), "127.0.0.1");
    socket.write(`${line}\r\nhost: x\r\nconnection: close\r\n\r\n`);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);

    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 40[0-9]/);
    expect(await scene.call("getMe")).toMatchObject({ ok: true });
  },
);
