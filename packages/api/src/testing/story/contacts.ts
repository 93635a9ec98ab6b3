import { withOpId } from "@frontdesk/client";
import { recall, type Stage, type Step } from "./stage.ts";
import { at, hear } from "./talk.ts";

const who = ({ contacts }: Stage, name: string) => ({ contactId: recall(contacts, name) });
const cardOf = async (stage: Stage, name: string) => (await stage.operator.contact.get.query(who(stage, name))).data;

/** Somebody writes whose card is watched from then on. */
async function meet(stage: Stage, name: string, tgUserId: number) {
  await hear(stage, `${name}.1`, { tgUserId, tgMessageId: 1, text: `I am ${name}`, name });
  const { data } = await stage.owner.conversation.get.query(at(stage, name));
  stage.contacts[name] = data.contact.id;
}

async function makeFields(stage: Stage) {
  const make = (name: string, choices: string[]) =>
    stage.owner.customField.create.mutate(withOpId({ name, kind: choices.length > 0 ? "choice" : "text", choices }));
  stage.notes.customFieldId = (await make("Contract", [])).id;
  stage.notes.choiceId = (await make("Tariff", ["Small", "Large"])).id;
}

async function editCard(stage: Stage) {
  const { version } = await cardOf(stage, "dora");
  const fieldId = recall(stage.notes, "customFieldId");
  const known = { name: "Dora Nord", phones: ["+49 30 1234"], emails: ["dora@example.org"] };
  const custom = [{ fieldId, value: "C-17" }];
  await stage.operator.contact.edit.mutate(withOpId({ ...who(stage, "dora"), version, ...known, custom }));
}

async function tagCard(stage: Stage) {
  const tag = await stage.owner.tag.create.mutate(withOpId({ name: "Regular", color: "green" }));
  stage.notes.contactTagId = tag.id;
  await stage.operator.contact.tag.mutate(withOpId({ ...who(stage, "dora"), add: [tag.id], remove: [] }));
}

const removeTag = (stage: Stage) =>
  stage.owner.tag.remove.mutate(withOpId({ tagId: recall(stage.notes, "contactTagId") }));

async function addNote(stage: Stage) {
  const note = { ...who(stage, "dora"), text: "Prefers to be called" };
  stage.notes.contactNoteId = (await stage.operator.contact.addNote.mutate(withOpId(note))).id;
}

const noteOf = ({ notes }: Stage) => ({ noteId: recall(notes, "contactNoteId") });

async function detach(stage: Stage) {
  const { identities } = await cardOf(stage, "dora");
  const identityId = identities.find(({ provider }) => provider === "phone")?.id ?? "";
  await stage.operator.contact.detachIdentity.mutate(withOpId({ ...who(stage, "dora"), identityId }));
}

async function mergeTwins(stage: Stage) {
  const [contactId, intoId] = [recall(stage.contacts, "dorothea"), recall(stage.contacts, "dora")];
  const { merges } = await stage.operator.contact.merge.mutate(withOpId({ contactId, intoId }));
  stage.notes.mergeId = merges[0]?.id ?? "";
}

async function archive(stage: Stage) {
  const customFieldId = recall(stage.notes, "customFieldId");
  const { data } = await stage.owner.customField.list.query();
  const version = data.find(({ id }) => id === customFieldId)?.version ?? 0;
  const field = { customFieldId, name: "Contract", choices: [], isArchived: true, version };
  await stage.owner.customField.edit.mutate(withOpId(field));
}

async function turnRound(stage: Stage) {
  const { data } = await stage.owner.customField.list.query();
  const customFieldIds = data.map(({ id }) => id).reverse();
  await stage.owner.customField.order.mutate(withOpId({ customFieldIds }));
}

/** What the desk comes to know of people, and what it does about them. */
export const contacts: Step[] = [
  { path: "telegram.applyMessage", title: "somebody whose card is looked at", run: (s) => meet(s, "dora", 91) },
  { path: "telegram.applyMessage", title: "and writes by another account", run: (s) => meet(s, "dorothea", 92) },
  { path: "customField.create", title: "for what is to be known", run: makeFields },
  { path: "contact.edit", title: "with a name of the desk's own", run: editCard },
  {
    path: "telegram.applyMessage",
    title: "who calls themselves otherwise now",
    run: (s) => hear(s, "dora.2", { tgUserId: 91, tgMessageId: 2, text: "Me again", name: "Dorrit" }),
  },
  { path: "contact.tag", title: "as a regular", run: tagCard },
  { path: "contact.addNote", title: "for colleagues", run: addNote },
  {
    path: "contact.editNote",
    title: "in better words",
    run: (s) => s.operator.contact.editNote.mutate(withOpId({ ...noteOf(s), text: "Call, don't write", version: 1 })),
  },
  {
    path: "contact.verify",
    title: "by a phone number",
    run: (s) =>
      s.operator.contact.verify.mutate(
        withOpId({ ...who(s, "dora"), identity: { provider: "phone", externalId: "+49 30 1234" } }),
      ),
  },
  { path: "contact.detachIdentity", title: "that was another's", run: detach },
  {
    path: "contact.unverify",
    title: "so they are not known after all",
    run: (s) => s.operator.contact.unverify.mutate(withOpId(who(s, "dora"))),
  },
  {
    path: "contact.block",
    title: "who is rude",
    run: (s) => s.operator.contact.block.mutate(withOpId(who(s, "dora"))),
  },
  {
    path: "telegram.applyMessage",
    title: "and goes on writing",
    run: (s) => hear(s, "dora.3", { tgUserId: 91, tgMessageId: 3, text: "Hello?!", name: "Dorrit" }),
  },
  {
    path: "contact.unblock",
    title: "who is sorry",
    run: (s) => s.senior.contact.unblock.mutate(withOpId(who(s, "dora"))),
  },
  { path: "contact.merge", title: "two accounts of one person", run: mergeTwins },
  {
    path: "telegram.applyMessage",
    title: "by the second account of one person",
    run: (s) => hear(s, "dorothea.2", { tgUserId: 92, tgMessageId: 2, text: "From my other phone", name: "dorothea" }),
  },
  {
    path: "contact.unmerge",
    title: "who are two after all",
    run: (s) => s.operator.contact.unmerge.mutate(withOpId({ mergeId: recall(s.notes, "mergeId") })),
  },
  { path: "tag.remove", title: "from people too", run: removeTag },
  {
    path: "contact.removeNote",
    title: "of one's own",
    run: (s) => s.operator.contact.removeNote.mutate(withOpId(noteOf(s))),
  },
  { path: "customField.edit", title: "into the archive", run: archive },
  { path: "customField.order", title: "the other way round", run: turnRound },
];

/** The end of what is known of somebody. */
export const contactsErased: Step[] = [
  {
    path: "contact.erase",
    title: "all that is known of somebody",
    run: (s) => s.owner.contact.erase.mutate(withOpId({ ...who(s, "dora"), name: "Dora Nord" })),
  },
];
