import { withOpId } from "@frontdesk/client";
import type { SaveCannedReply, SaveGuide } from "@frontdesk/contract/inputs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { putUpload } from "../../testing/put-upload.ts";

let desk: TestDesk;
let senior: Caller;
let operator: Caller;
let colleague: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  senior = await desk.as("senior");
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  ({ conversationId } = await desk.build.inbound({ text: "Hello" }));
  await desk.announced();
});

let nth = 0;
function body(given: Partial<SaveCannedReply> = {}) {
  nth += 1;
  return withOpId({
    ...{ cannedReplyId: null, version: null, audience: "workspace" as const, teamId: null, folder: "Rooms" },
    ...{ shortcut: `hours${nth}`, title: "Opening hours", afterPress: "keep" as const, files: [] },
    variants: [{ language: "en", text: "Hello {{contact.name}}, we open at 8.", buttons: [] }],
    ...given,
  });
}
const save = (by: Caller, given: Partial<SaveCannedReply> = {}) => by.cannedReply.save.mutate(body(given));
const seenBy = async (by: Caller, id: string) => (await by.cannedReply.list.query()).data.some((one) => one.id === id);
const send = (by: Caller, given: object) =>
  by.message.send.mutate(withOpId({ conversationId, text: "x", clientKey: crypto.randomUUID(), ...given }));

describe("[D11] canned replies", () => {
  it("are everybody's, a team's or one's own", async () => {
    const everybodys = await save(senior);
    const teams = await save(senior, { audience: "team", teamId: desk.home.teamId });
    const own = await save(operator, { audience: "personal" });

    expect(await seenBy(colleague, everybodys.id)).toBe(true);
    expect(await seenBy(colleague, teams.id)).toBe(true);
    expect(await seenBy(operator, own.id)).toBe(true);
    expect(await seenBy(colleague, own.id)).toBe(false);
    expect(await seenBy(senior, own.id)).toBe(false);
  });

  it("for others are kept by those who may, and a shortcut is there once among them", async () => {
    const { shortcut, id } = await save(senior);

    await expect(save(operator)).rejects.toMatchObject(refusal("forbidden"));
    await expect(operator.cannedReply.remove.mutate(withOpId({ cannedReplyId: id }))).rejects.toMatchObject(
      refusal("forbidden"),
    );
    await expect(save(senior, { shortcut: shortcut.toUpperCase() })).rejects.toMatchObject(
      refusal("conflict", "name_taken"),
    );
    expect(await save(operator, { shortcut, audience: "personal" })).toMatchObject({ shortcut });
  });

  it("hold no variable that there is not, and no address that Telegram would not open", async () => {
    const variant = { language: "en", text: "Hi", buttons: [] };
    const url = (address: string) => ({ kind: "url" as const, label: "Open", url: address });

    for (const wrong of [
      [{ ...variant, text: "Hi {{contact.phone}}" }],
      [{ ...variant, text: "{{constructor}}" }],
      [variant, variant],
      [{ ...variant, buttons: [url("javascript:alert(1)")] }],
      [],
    ])
      await expect(save(senior, { variants: wrong })).rejects.toMatchObject(refusal("invalid", "bad_input"));
  });

  it("are changed by whoever saw the latest of them, and leave those they are no longer for", async () => {
    const first = await save(senior);
    await desk.announced();
    const { id: cannedReplyId, version, folder, shortcut, title, variants, afterPress } = first;
    const given = { cannedReplyId, version, folder, shortcut, title, variants, afterPress, files: [], teamId: null };
    const change = { ...given, audience: "personal" as const };
    await senior.cannedReply.save.mutate(withOpId(change));

    expect(await seenBy(operator, first.id)).toBe(false);
    await expect(senior.cannedReply.save.mutate(withOpId(change))).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
  });

  it("count how often they are sent, and bring their files along each time", async () => {
    const { id: uploadId } = await putUpload(desk, senior, {
      name: "plan.pdf",
      bytes: Buffer.from("%PDF-1.4 the plan"),
    });
    const reply = await save(senior, { files: [{ uploadId }] });
    const canned = { cannedReplyId: reply.id, fileIds: reply.files.map(({ id }) => id) };

    expect(reply.files).toMatchObject([{ kind: "document", name: "plan.pdf", mime: "application/pdf" }]);
    expect((await send(operator, { canned })).attachments).toMatchObject([{ name: "plan.pdf", state: "ready" }]);
    expect((await send(operator, { text: "", canned })).attachments).toHaveLength(1);
    const { data } = await operator.cannedReply.list.query();
    expect(data.find(({ id }) => id === reply.id)).toMatchObject({ uses: 2 });
    const foreign = { cannedReplyId: reply.id, fileIds: [crypto.randomUUID()] };
    await expect(send(operator, { canned: foreign })).rejects.toMatchObject(refusal("conflict", "upload_missing"));
  });
});

describe("[D11] guides", () => {
  const step = (text: string) => ({ variants: [{ language: "en", text, buttons: [] }] });
  const guide = (by: Caller, given: Partial<SaveGuide> = {}) =>
    by.guide.save.mutate(
      withOpId({
        ...{
          guideId: null,
          version: null,
          audience: "workspace" as const,
          teamId: null,
          folder: "",
          title: "Check in",
        },
        steps: [step("Go to the door"), step("Enter the code"), step("Come in")],
        ...given,
      }),
    );
  const progress = async () => (await colleague.guide.progress.query({ conversationId })).data;

  it("lead a conversation step by step, sent or skipped, and are over after the last one", async () => {
    const { id: guideId } = await guide(senior);
    await operator.guide.start.mutate(withOpId({ conversationId, guideId }));
    await send(operator, { text: "Go to the door", guideStep: { guideId, step: 0 } });
    expect(await progress()).toEqual({ guideId, step: 1 });

    await operator.guide.skip.mutate(withOpId({ conversationId, guideId, step: 1 }));
    await send(operator, { text: "Come in", guideStep: { guideId, step: 2 } });

    expect(await progress()).toBeNull();
  });

  it("say no step twice, whoever sends it", async () => {
    const { id: guideId } = await guide(senior);
    await operator.guide.start.mutate(withOpId({ conversationId, guideId }));
    await send(operator, { guideStep: { guideId, step: 0 } });

    await expect(send(operator, { guideStep: { guideId, step: 0 } })).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    expect(await progress()).toEqual({ guideId, step: 1 });
  });

  it("go with what was kept of them, and stop when they are told to", async () => {
    const { id: guideId } = await guide(senior);
    await operator.guide.start.mutate(withOpId({ conversationId, guideId }));
    await operator.guide.stop.mutate(withOpId({ conversationId }));
    expect(await progress()).toBeNull();

    await operator.guide.start.mutate(withOpId({ conversationId, guideId }));
    await expect(operator.guide.remove.mutate(withOpId({ guideId }))).rejects.toMatchObject(refusal("forbidden"));
    await senior.guide.remove.mutate(withOpId({ guideId }));
    expect(await progress()).toBeNull();
  });
});
