import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guestOf, setInbox, watchGuests } from "../../testing/guest.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Somebody new who has written once. */
async function meet(name = "Anna", by: { tgUserId?: number } = {}) {
  const { conversationId, tgUserId } = await desk.build.inbound({ name, username: `${name.toLowerCase()}1`, ...by });
  const { data } = await owner.conversation.get.query({ conversationId });
  return { conversationId, tgUserId, contactId: data.contact.id };
}

const cardOf = async (contactId: string) => (await operator.contact.get.query({ contactId })).data;
const edit = async (contactId: string, patch: object) =>
  operator.contact.edit.mutate(withOpId({ contactId, version: (await cardOf(contactId)).version, ...patch }));

describe("what the desk knows of a person", () => {
  it("is a name of its own, beside what Telegram says, and the former ones", async () => {
    const { contactId, tgUserId, conversationId } = await meet("Anna");
    await edit(contactId, { name: "Anna Nord, flat 7" });

    await desk.build.inbound({ tgUserId, name: "Anya" });

    const card = await cardOf(contactId);
    expect(card).toMatchObject({ name: "Anna Nord, flat 7", isNameChosen: true });
    expect(card.identities).toMatchObject([{ provider: "telegram", name: "Anya", reachable: "yes" }]);
    expect((await owner.conversation.get.query({ conversationId })).data.contact.name).toBe("Anna Nord, flat 7");
    const { data: names } = await operator.contact.names.query({ contactId });
    expect(names.map(({ name }) => name)).toEqual(["Anna", "Anna"]);

    await edit(contactId, { name: null });
    expect(await cardOf(contactId)).toMatchObject({ name: "Anya", isNameChosen: false });
  });

  it("is changed only as it was seen, and is told to whoever looks at it", async () => {
    const { contactId } = await meet();
    const { version } = await cardOf(contactId);
    await desk.announced();
    const phones = ["+49 30 1", "+49 30 1", "+49 30 2"];
    const after = await operator.contact.edit.mutate(withOpId({ contactId, version, phones, language: "de" }));

    expect(after).toMatchObject({ phones: ["+49 30 1", "+49 30 2"], language: "de" });
    expect(await desk.announced()).toEqual([["contact.changed", expect.objectContaining({ contact: after })]]);
    const late = operator.contact.edit.mutate(withOpId({ contactId, version, emails: ["a@example.org"] }));
    await expect(late).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await edit(contactId, { phones });
    expect(await desk.announced()).toEqual([]);
  });

  it("is for those who handle people, and of them for those who see one of their conversations", async () => {
    const { contactId } = await meet();
    const [viewer, outsider] = [await desk.as("viewer"), await desk.as("operator")];
    await desk.build.leaveTeams(outsider);
    const input = () => withOpId({ contactId, version: 1, name: "X" });

    await expect(viewer.contact.edit.mutate(input())).rejects.toMatchObject(refusal("forbidden"));
    await expect(outsider.contact.edit.mutate(input())).rejects.toMatchObject(refusal("not_found"));
    await expect(outsider.contact.get.query({ contactId })).rejects.toMatchObject(refusal("not_found"));
    expect((await viewer.contact.get.query({ contactId })).data.id).toBe(contactId);
  });

  it("holds the workspace's own fields, each as its kind can be", async () => {
    const { contactId } = await meet();
    const make = (name: string, kind: "text" | "number" | "date" | "choice" | "flag", choices: string[] = []) =>
      owner.customField.create.mutate(withOpId({ name, kind, choices }));
    const [contract, since, tariff] = [
      await make("Contract", "text"),
      await make("Since", "date"),
      await make("Tariff", "choice", ["Small", "Large", "Small"]),
    ];
    expect(tariff.choices).toEqual(["Small", "Large"]);
    await expect(make("contract", "text")).rejects.toMatchObject(refusal("conflict", "name_taken"));
    await expect(make("Empty", "choice")).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(
      operator.customField.create.mutate(withOpId({ name: "Mine", kind: "text", choices: [] })),
    ).rejects.toMatchObject(refusal("forbidden"));

    const values = [
      { fieldId: contract.id, value: " C-1 " },
      { fieldId: since.id, value: "2026-02-28" },
      { fieldId: tariff.id, value: "Large" },
    ];
    const { custom } = await edit(contactId, { custom: values });
    expect(custom).toEqual({ [contract.id]: "C-1", [since.id]: "2026-02-28", [tariff.id]: "Large" });

    for (const wrong of [
      { fieldId: since.id, value: "2026-02-30" },
      { fieldId: tariff.id, value: "Huge" },
      { fieldId: contract.id, value: 7 },
      { fieldId: contactId, value: "x" },
    ])
      await expect(edit(contactId, { custom: [wrong] })).rejects.toMatchObject(refusal("invalid", "bad_input"));

    const field = { customFieldId: tariff.id, name: "Tariff", choices: ["Small"], version: 1 };
    const { version } = await owner.customField.edit.mutate(withOpId({ ...field, isArchived: false }));
    await owner.customField.edit.mutate(withOpId({ ...field, isArchived: true, version }));
    const archived = edit(contactId, { custom: [{ fieldId: tariff.id, value: "Small" }] });
    await expect(archived).rejects.toMatchObject(refusal("invalid", "bad_input"));
    expect((await edit(contactId, { custom: [{ fieldId: since.id, value: null }] })).custom).toEqual({
      [contract.id]: "C-1",
      [tariff.id]: "Large",
    });
  });

  it("is sorted by the workspace's tags, which count what they are on and go from everything", async () => {
    const { contactId, conversationId } = await meet();
    const tag = await owner.tag.create.mutate(withOpId({ name: "Regular", color: "green" }));
    const tagged = await operator.contact.tag.mutate(withOpId({ contactId, add: [tag.id], remove: [] }));
    await operator.conversation.tag.mutate(withOpId({ conversationId, add: [tag.id], remove: [] }));

    expect(tagged.tagIds).toEqual([tag.id]);
    expect((await operator.tag.usage.query()).data).toEqual([{ tagId: tag.id, conversations: 1, contacts: 1 }]);
    await owner.tag.remove.mutate(withOpId({ tagId: tag.id }));
    expect((await cardOf(contactId)).tagIds).toEqual([]);
  });

  it("is what colleagues wrote, each their own, until somebody may override", async () => {
    const { contactId } = await meet();
    const [colleague, senior] = [await desk.as("operator"), await desk.as("senior")];
    const note = await operator.contact.addNote.mutate(withOpId({ contactId, text: "Has a dog" }));
    const change = { noteId: note.id, text: "Has two dogs", version: 1 };

    await expect(colleague.contact.editNote.mutate(withOpId(change))).rejects.toMatchObject(
      refusal("conflict", "not_yours"),
    );
    await operator.contact.editNote.mutate(withOpId(change));
    expect((await colleague.contact.notes.query({ contactId })).data).toMatchObject([
      { text: "Has two dogs", version: 2 },
    ]);
    const removal = () => withOpId({ noteId: note.id });
    await expect(colleague.contact.removeNote.mutate(removal())).rejects.toMatchObject(
      refusal("conflict", "not_yours"),
    );
    await senior.contact.removeNote.mutate(removal());
    expect((await colleague.contact.notes.query({ contactId })).data).toEqual([]);
  });
});

describe("[D7] a person who is known", () => {
  it("is so by whom and since when, and by what they are known elsewhere, which is one person's", async () => {
    const [anna, boris] = [await meet("Anna"), await meet("Boris")];
    const identity = { provider: "email" as const, externalId: "Anna@Example.org" };

    const card = await operator.contact.verify.mutate(withOpId({ contactId: anna.contactId, identity }));

    expect(card.verified?.by).toBe(operator.who?.name);
    expect(card.identities.at(-1)).toMatchObject({ provider: "email", externalId: "anna@example.org" });
    const { data } = await operator.conversation.get.query({ conversationId: anna.conversationId });
    expect(data.contact.isVerified).toBe(true);
    const again = { provider: "email" as const, externalId: "anna@example.org" };
    await expect(
      operator.contact.verify.mutate(withOpId({ contactId: boris.contactId, identity: again })),
    ).rejects.toMatchObject({ data: { desk: { reason: "identity_taken", facts: { contactId: anna.contactId } } } });

    const [met, attached] = card.identities;
    const from = { contactId: anna.contactId };
    await expect(
      operator.contact.detachIdentity.mutate(withOpId({ ...from, identityId: met?.id ?? "" })),
    ).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    await operator.contact.detachIdentity.mutate(withOpId({ ...from, identityId: attached?.id ?? "" }));
    expect((await operator.contact.unverify.mutate(withOpId(from))).verified).toBeNull();
  });

  it("has a history across inboxes, page by page, of what the reader may see", async () => {
    const guests = await watchGuests(desk);
    await setInbox(guests.owner(), { policy: "new" });
    const { says, tgUserId } = guestOf(desk);
    await says("First");
    for (const text of ["Second", "Third", "Fourth"]) {
      await guests.close(tgUserId);
      await guests.later(3600);
      await says(text);
    }
    const reader = await desk.as("operator");
    const { conversation } = await guests.threadOf(tgUserId);
    const contactId = conversation.contact.id;

    const { data: page } = await reader.contact.history.query({ contactId, limit: 3 });
    expect(page.rows.map(({ lastMessage }) => lastMessage)).toEqual(["Fourth", "Third", "Second"]);
    const { data: rest } = await reader.contact.history.query({ contactId, limit: 3, cursor: page.next });
    expect(rest).toMatchObject({ rows: [{ lastMessage: "First", state: "closed" }], next: null });
  });
});
