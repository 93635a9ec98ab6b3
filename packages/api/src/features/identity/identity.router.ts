import type { Installation } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import type { TRPCRouterRecord } from "@trpc/server";
import { findInstallation } from "../../installation.queries.ts";
import { open } from "../../trpc.ts";
import { recoverOwner } from "../password/index.ts";
import { describeMe } from "./describe-me.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { prove } from "./prove.ts";
import { renamePerson } from "./rename-person.ts";
import { setUp } from "./set-up.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

export const installationRouter = {
  get: open("read").query(async ({ ctx }): Promise<Installation> => {
    const { database, simulatorUrl, mail } = ctx.services;
    const { isSetUp } = await acrossWorkspaces(database, "first-run").read(({ db }) => findInstallation(db));
    return { needsSetUp: !isSetUp, simulatorUrl, canMail: mail !== null };
  }),
  recoverOwner: open("write")
    .input(inputs.recoverOwner)
    .mutation(({ ctx, input }) => recoverOwner(ctx, input)),
} satisfies TRPCRouterRecord;

export const identityRouter = {
  me: open("read").query(({ ctx }) => describeMe(ctx)),
  setUp: open("write")
    .input(inputs.setUp)
    .mutation(({ ctx, input }) => setUp(ctx, input)),
  signIn: open("write")
    .input(inputs.signIn)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  finishSignIn: open("write")
    .input(inputs.finishSignIn)
    .mutation(({ ctx, input }) => finishSignIn(ctx, input)),
  prove: open("write")
    .input(inputs.prove)
    .mutation(({ ctx, input }) => prove(ctx, input)),
  rename: open("write")
    .input(inputs.renamePerson)
    .mutation(({ ctx, input }) => renamePerson(ctx, input)),
  signOut: open("write")
    .input(inputs.signOut)
    .mutation(({ ctx }) => signOut(ctx)),
} satisfies TRPCRouterRecord;
