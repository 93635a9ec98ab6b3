import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DeskErrorData } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";
import { fileOf } from "../testing/telegram-content.ts";

async function deliver(desk: TestDesk, attachmentId: string) {
  const { botId, leaseToken } = await desk.build.bot();
  const authorization = `Installation ${desk.services.installationKey}`;
  return fetch(`${desk.url}/bot-files/${botId}/${attachmentId}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", authorization, "x-lease-token": leaseToken },
    body: new Uint8Array(8),
  });
}

it("refuses under a reference that the log knows, where nothing can be kept, and where what was kept is gone", async () => {
  const lines: string[] = [];
  await using desk = await testDesk({ logLevel: "warn", logTo: { write: (line) => lines.push(line) } });
  const operator = await desk.as("operator");
  const file = fileOf();
  const { conversationId } = await desk.build.inbound({ text: "", file });
  const { data } = await operator.message.list.query({ conversationId });
  const attachmentId = data.rows[0]?.attachments[0]?.id ?? "";
  const folder = join(desk.filesRoot, desk.home.workspaceId);

  await writeFile(folder, "where a folder should be");
  const unkept = await deliver(desk, attachmentId);
  const { desk: refusal } = (await unkept.json()) as { desk: DeskErrorData };
  await rm(folder);
  const kept = await deliver(desk, attachmentId);
  await rm(folder, { recursive: true });
  const headers = { cookie: `frontdesk=${operator.who?.sessionSecret}` };
  const gone = await fetch(`${desk.url}/w/${desk.home.slug}/files/${attachmentId}`, { headers });
  const { desk: failure } = (await gone.json()) as { desk: DeskErrorData };

  expect([unkept.status, kept.status, gone.status]).toEqual([500, 204, 500]);
  expect(gone.headers.get("cache-control")).toBeNull();
  expect(refusal).toMatchObject({ code: "unavailable", reason: "internal" });
  for (const reference of [refusal.requestId, failure.requestId])
    expect(lines.filter((line) => line.includes(reference))).toHaveLength(1);
});
