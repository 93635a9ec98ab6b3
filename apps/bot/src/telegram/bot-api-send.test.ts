import { createServer } from "node:http";
import type { OutgoingFile, Send } from "@frontdesk/contract";
import { startSimulator } from "@frontdesk/telegram-simulator";
import { expect, test } from "vitest";
import { openBotApi } from "./bot-api.ts";
import { type Errand, perform } from "./bot-api-send.ts";

const never = new AbortController().signal;
const fileOf = (hostile: object): OutgoingFile => ({
  ...{ attachmentId: "1", kind: "document", name: "a.txt", mime: "text/plain", sizeBytes: 1 },
  ...{ width: null, height: null, durationSeconds: null, tgFileId: null },
  ...hostile,
});
const said = { text: "x", entities: [], reply: null };

test("[F14] an object that names a path or an address is neither read nor fetched, wherever it stands", async () => {
  await using simulator = await startSimulator({ flood: false });
  const bot = await simulator.control.createBot({ username: "desk_bot", name: "Desk" });
  const person = await simulator.control.createPerson({ firstName: "Anna" });
  await simulator.control.start({ personId: person.id, botId: bot.id });
  let visits = 0;
  await using trap = createServer((_request, response) => {
    visits += 1;
    response.end("secret");
  }).listen(0, "127.0.0.1");
  await new Promise<void>((resolve) => trap.once("listening", () => resolve()));
  const address = trap.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  const api = openBotApi({ token: bot.token, apiRoot: simulator.url });

  for (const hostile of [{ source: "/etc/passwd" }, { url }, { source: "/etc/passwd", filename: "x" }]) {
    const entities = [{ type: "bold", offset: 0, length: 1, media: hostile, ...hostile }];
    const sends = [
      { kind: "send_media", ...said, file: fileOf({ tgFileId: hostile }) },
      { kind: "send_media", ...said, file: fileOf(hostile) },
      { kind: "send_album", ...said, files: [fileOf({ tgFileId: hostile }), fileOf(hostile)] },
      { kind: "send_text", ...said, entities },
      { kind: "send_text", ...said, text: hostile },
      { kind: "send_place", reply: null, latitude: hostile, longitude: 1, title: null, address: null },
      { kind: "send_contact_card", reply: null, name: hostile, phone: "1" },
    ] as object[] as Send[];
    for (const send of sends) {
      const files = new Map([["1", hostile]]) as Map<string, object> as Errand["files"];
      await api.perform({ chatId: person.id, threadId: null, send, files }, never).catch(() => undefined);
    }
  }

  const calls = await simulator.control.ledger();
  expect(visits).toBe(0);
  expect(JSON.stringify(calls)).not.toContain("root:");
  expect(calls.filter(({ method, accepted }) => method !== "sendMessage" && accepted)).toEqual([]);
  api.close();
});

test.each([true, [], {}, [{ message_id: 1 }], [{ message_id: 1 }, {}]])(
  "[P6] an album answered with %j was accepted, and as what can't be known",
  async (answer) => {
    const known = fileOf({ kind: "photo", tgFileId: "known" });
    const send = { kind: "send_album" as const, ...said, files: [known, { ...known, attachmentId: "2" }] };

    const sending = perform(async () => answer, { chatId: 1, threadId: null, send, files: new Map() });

    await expect(sending).rejects.toMatchObject({ failure: { kind: "lost" } });
  },
);
