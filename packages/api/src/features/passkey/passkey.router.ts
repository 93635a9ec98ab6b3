import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { open } from "../../trpc.ts";
import { passkeysOf, removePasskey, renamePasskey } from "./keep-passkeys.ts";
import { registerPasskey, startRegistration } from "./register-passkey.ts";
import { proveByPasskey, signInByPasskey, startProof, startSignIn } from "./use-passkey.ts";

export const passkeyRouter = {
  list: open("read").query(({ ctx }) => passkeysOf(ctx)),
  registrationOptions: open("write")
    .input(inputs.startPasskey)
    .mutation(({ ctx }) => startRegistration(ctx)),
  register: open("write")
    .input(inputs.registerPasskey)
    .mutation(({ ctx, input }) => registerPasskey(ctx, input)),
  rename: open("write")
    .input(inputs.renamePasskey)
    .mutation(({ ctx, input }) => renamePasskey(ctx, input)),
  remove: open("write")
    .input(inputs.removePasskey)
    .mutation(({ ctx, input }) => removePasskey(ctx, input)),
  signInOptions: open("write")
    .input(inputs.startPasskey)
    .mutation(({ ctx }) => startSignIn(ctx)),
  signIn: open("write")
    .input(inputs.usePasskey)
    .mutation(({ ctx, input }) => signInByPasskey(ctx, input)),
  proofOptions: open("write")
    .input(inputs.startPasskey)
    .mutation(({ ctx }) => startProof(ctx)),
  prove: open("write")
    .input(inputs.usePasskey)
    .mutation(({ ctx, input }) => proveByPasskey(ctx, input)),
} satisfies TRPCRouterRecord;
