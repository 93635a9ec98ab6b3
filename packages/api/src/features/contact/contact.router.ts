import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { blockContact, unblockContact } from "./block-contact.ts";
import { findMeant, getCard } from "./contact-card.queries.ts";
import { editContact } from "./edit-contact.ts";
import { eraseContact } from "./erase-contact.ts";
import { listNames } from "./former-name.queries.ts";
import { pageOfHistory } from "./history.queries.ts";
import { addNote, editNote, notesAbout, removeNote } from "./keep-notes.ts";
import { mergeContact, previewMerge } from "./merge-contact.ts";
import { tagContact } from "./tag-contact.ts";
import { unmergeContact } from "./unmerge-contact.ts";
import { detachIdentity, unverifyContact, verifyContact } from "./verify-contact.ts";

const manages = () => writes("contact:manage");

export const contactRouter = {
  get: reads("conversation:read")
    .input(inputs.getContact)
    .query(async ({ ctx, input }) => getCard(ctx.db, await findMeant(ctx.db, ctx.viewer, input.contactId))),
  names: reads("conversation:read")
    .input(inputs.listNames)
    .query(({ ctx, input }) => listNames(ctx.db, ctx.viewer, input.contactId)),
  notes: reads("conversation:read")
    .input(inputs.listContactNotes)
    .query(({ ctx, input }) => notesAbout(ctx.db, ctx.viewer, input.contactId)),
  history: reads("conversation:read")
    .input(inputs.listHistory)
    .query(({ ctx, input }) => pageOfHistory(ctx.db, ctx.viewer, input)),
  previewMerge: reads("contact:manage")
    .input(inputs.previewMerge)
    .query(({ ctx, input }) => previewMerge(ctx.db, ctx.viewer, input)),

  edit: manages()
    .input(inputs.editContact)
    .mutation(({ ctx, input }) => editContact(ctx.desk, ctx.viewer, input)),
  tag: manages()
    .input(inputs.tagContact)
    .mutation(({ ctx, input }) => tagContact(ctx.desk, ctx.viewer, input)),
  addNote: manages()
    .input(inputs.addContactNote)
    .mutation(({ ctx, input }) => addNote(ctx.desk, ctx.viewer, input)),
  editNote: manages()
    .input(inputs.editContactNote)
    .mutation(({ ctx, input }) => editNote(ctx.desk, ctx.viewer, input)),
  removeNote: manages()
    .input(inputs.removeContactNote)
    .mutation(({ ctx, input }) => removeNote(ctx.desk, ctx.viewer, input)),

  verify: manages()
    .input(inputs.verifyContact)
    .mutation(({ ctx, input }) => verifyContact(ctx.desk, ctx.viewer, input)),
  unverify: manages()
    .input(inputs.markContact)
    .mutation(({ ctx, input }) => unverifyContact(ctx.desk, ctx.viewer, input)),
  detachIdentity: manages()
    .input(inputs.detachIdentity)
    .mutation(({ ctx, input }) => detachIdentity(ctx.desk, ctx.viewer, input)),
  block: manages()
    .input(inputs.markContact)
    .mutation(({ ctx, input }) => blockContact(ctx.desk, ctx.viewer, input)),
  unblock: manages()
    .input(inputs.markContact)
    .mutation(({ ctx, input }) => unblockContact(ctx.desk, ctx.viewer, input)),
  merge: manages()
    .input(inputs.mergeContact)
    .mutation(({ ctx, input }) => mergeContact(ctx.desk, ctx.viewer, input)),
  unmerge: manages()
    .input(inputs.unmergeContact)
    .mutation(({ ctx, input }) => unmergeContact(ctx.desk, ctx.viewer, input)),
  erase: writes("contact:erase")
    .input(inputs.eraseContact)
    .mutation(({ ctx, input }) => eraseContact(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
