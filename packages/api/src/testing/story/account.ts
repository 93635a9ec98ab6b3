import { withOpId } from "@frontdesk/client";
import type { RoleRights } from "@frontdesk/contract";
import { Secret, TOTP } from "otpauth";
import { Authenticator } from "../authenticator.ts";
import { openBrowser } from "../browser.ts";
import { guest, guestPassword } from "./people.ts";
import { recall, type Stage, type Step } from "./stage.ts";

type Browser = ReturnType<typeof openBrowser>;
const browsers = new WeakMap<Stage, Browser>();
const authenticators = new WeakMap<Stage, Authenticator>();

/** The browser of the guest who joined earlier in the story. */
function browserOf(stage: Stage): Browser {
  const browser = browsers.get(stage) ?? openBrowser(stage.desk.url);
  browsers.set(stage, browser);
  return browser;
}

function authenticatorOf(stage: Stage): Authenticator {
  const authenticator = authenticators.get(stage) ?? new Authenticator();
  authenticators.set(stage, authenticator);
  return authenticator;
}

/** One mutation in a browser, whose answer the step needs. */
async function done<T = unknown>(browser: Browser, path: string, input: object = {}): Promise<T> {
  const { data, refusal } = await browser.mutate(path, input);
  if (refusal) throw new Error(JSON.stringify(refusal));
  return data as T;
}

const signIn = (browser: Browser, password: string) =>
  done<{ challenge: string }>(browser, "identity.signIn", { email: guest.email, password });

async function passkeyStep(stage: Stage, ask: string, use: string) {
  const credential = authenticatorOf(stage).assert(await done(browserOf(stage), `passkey.${ask}`));
  await done(browserOf(stage), `passkey.${use}`, { credential });
}

async function enrol(stage: Stage) {
  stage.notes.totp = (await done<{ secret: string }>(browserOf(stage), "secondFactor.enrol")).secret;
}

async function confirm(stage: Stage) {
  const code = new TOTP({ secret: Secret.fromBase32(recall(stage.notes, "totp")) }).generate();
  const { recoveryCodes } = await done<{ recoveryCodes: string[] }>(browserOf(stage), "secondFactor.confirm", { code });
  stage.notes.recoveryCode = recoveryCodes[0] ?? "";
}

async function guestId({ owner }: Stage) {
  const { data } = await owner.member.list.query();
  return { memberId: data.find(({ email }) => email === guest.email)?.id ?? "" };
}

async function role(stage: Stage): Promise<RoleRights> {
  const { data } = await stage.owner.role.list.query();
  const found = data.find(({ id }) => id === stage.notes.roleId);
  if (!found) throw new Error("The story has no role of its own yet.");
  return found;
}

async function makeRole(stage: Stage, name: string) {
  const input = { name, permissions: ["member:read" as const, "workspace:read" as const], scope: "own" as const };
  stage.notes.roleId = (await stage.owner.role.create.mutate(withOpId(input))).id;
}

async function invite(stage: Stage, to: { roleId: string }) {
  await stage.owner.invitation.create.mutate(withOpId({ email: null, ...to }));
}

/** How a workspace comes to roles of its own. */
export const roles: Step[] = [
  { path: "role.create", title: "one that sorts between others", run: (s) => makeRole(s, "Night porter") },
  { path: "role.create", title: "one before it", run: (s) => makeRole(s, "Caretaker") },
  {
    path: "invitation.create",
    title: "to a role of the workspace's own",
    run: async (s) => invite(s, { roleId: (await role(s)).id }),
  },
  {
    path: "role.edit",
    title: "under a name that sorts elsewhere",
    run: async (s) => {
      const { id, version } = await role(s);
      const input = { name: "Watchman", permissions: ["member:read" as const], scope: "own" as const };
      await s.owner.role.edit.mutate(withOpId({ ...input, roleId: id, version }));
    },
  },
  {
    path: "member.changeRole",
    title: "to a role of the workspace's own",
    run: async (s) => {
      const { data } = await s.owner.member.list.query();
      const { id = "", version = 0 } = data.find(({ email }) => email === guest.email) ?? {};
      await s.owner.member.changeRole.mutate(withOpId({ memberId: id, version, roleId: (await role(s)).id }));
    },
  },
  {
    path: "role.edit",
    title: "that somebody holds",
    run: async (s) => {
      const { id, version } = await role(s);
      const input = { name: "Keeper", permissions: ["member:read" as const], scope: "own" as const };
      await s.owner.role.edit.mutate(withOpId({ ...input, roleId: id, version }));
    },
  },
  {
    path: "role.remove",
    title: "one that nobody holds",
    run: async (s) => {
      await makeRole(s, "Passer-by");
      const { id, version } = await role(s);
      await s.owner.role.remove.mutate(withOpId({ roleId: id, version }));
    },
  },
  {
    path: "token.rename",
    title: "a script under another name",
    run: async (s) => {
      const input = { name: "Draft", permissions: ["member:read" as const], expiresInDays: null };
      const { token } = await s.owner.token.create.mutate(withOpId(input));
      await s.owner.token.rename.mutate(withOpId({ tokenId: token.id, name: "Report" }));
    },
  },
];

/** How a person keeps their own account, which is nothing to anybody else. */
export const account: Step[] = [
  { path: "identity.signIn", title: "the guest", run: (s) => signIn(browserOf(s), guestPassword) },
  {
    path: "identity.prove",
    title: "who they are",
    run: (s) => done(browserOf(s), "identity.prove", { password: guestPassword }),
  },
  {
    path: "identity.rename",
    title: "a member who wrote and took",
    run: (s) => s.operator.identity.rename.mutate(withOpId({ name: "Olga Renamed" })),
  },
  { path: "session.revokeOthers", title: "but this", run: (s) => done(browserOf(s), "session.revokeOthers") },
  {
    path: "session.revoke",
    title: "one of two",
    run: async (s) => {
      await signIn(openBrowser(s.desk.url), guestPassword);
      const sessions = await browserOf(s).client().session.list.query();
      const sessionId = sessions.find(({ isThis }) => !isThis)?.id;
      await done(browserOf(s), "session.revoke", { sessionId });
    },
  },
  {
    path: "passkey.registrationOptions",
    title: "for an authenticator",
    run: async (s) => {
      const options = await done<Parameters<Authenticator["register"]>[0]>(browserOf(s), "passkey.registrationOptions");
      s.notes.registration = JSON.stringify(authenticatorOf(s).register(options));
    },
  },
  {
    path: "passkey.register",
    title: "which made one",
    run: async (s) => {
      const credential = JSON.parse(recall(s.notes, "registration"));
      s.notes.passkeyId = (
        await done<{ id: string }>(browserOf(s), "passkey.register", { name: "Laptop", credential })
      ).id;
    },
  },
  { path: "passkey.proofOptions", title: "asked", run: (s) => done(browserOf(s), "passkey.proofOptions") },
  { path: "passkey.prove", title: "shown", run: (s) => passkeyStep(s, "proofOptions", "prove") },
  { path: "passkey.signInOptions", title: "asked", run: (s) => done(browserOf(s), "passkey.signInOptions") },
  { path: "passkey.signIn", title: "shown", run: (s) => passkeyStep(s, "signInOptions", "signIn") },
  {
    path: "passkey.rename",
    title: "to another",
    run: (s) => done(browserOf(s), "passkey.rename", { passkeyId: s.notes.passkeyId, name: "Phone" }),
  },
  {
    path: "passkey.remove",
    title: "for good",
    run: (s) => done(browserOf(s), "passkey.remove", { passkeyId: s.notes.passkeyId }),
  },
  { path: "secondFactor.enrol", title: "an authenticator", run: enrol },
  { path: "secondFactor.confirm", title: "by its code", run: confirm },
  {
    path: "identity.finishSignIn",
    title: "by a recovery code",
    run: async (s) => {
      const { challenge } = await signIn(browserOf(s), guestPassword);
      await done(browserOf(s), "identity.finishSignIn", { challenge, code: s.notes.recoveryCode });
    },
  },
  { path: "secondFactor.renewCodes", title: "all ten", run: (s) => done(browserOf(s), "secondFactor.renewCodes") },
  { path: "secondFactor.disable", title: "by its holder", run: (s) => done(browserOf(s), "secondFactor.disable") },
  {
    path: "member.clearSecondFactor",
    title: "of a member who lost it",
    run: async (s) => {
      await enrol(s);
      await confirm(s);
      await s.owner.member.clearSecondFactor.mutate(withOpId(await guestId(s)));
    },
  },
  {
    path: "password.change",
    title: "to another and back",
    run: async (s) => {
      const other = "an entirely new password";
      await done(browserOf(s), "password.change", { current: guestPassword, password: other });
      await done(browserOf(s), "password.change", { current: other, password: guestPassword });
    },
  },
  {
    path: "password.requestReset",
    title: "where no mail is sent",
    run: (s) => browserOf(s).mutate("password.requestReset", { email: guest.email }),
  },
  {
    path: "member.createResetLink",
    title: "for a member",
    run: async (s) => {
      s.notes.reset = (await s.owner.member.createResetLink.mutate(withOpId(await guestId(s)))).secret;
    },
  },
  {
    path: "password.reset",
    title: "by that link",
    run: (s) => done(browserOf(s), "password.reset", { secret: s.notes.reset, password: guestPassword }),
  },
  {
    path: "installation.recoverOwner",
    title: "at the console",
    run: async (s) => {
      const input = { email: guest.email, slug: s.desk.home.slug };
      s.notes.reset = (await s.bots.installation.recoverOwner.mutate(withOpId(input))).secret;
    },
  },
  {
    path: "password.reset",
    title: "which makes an owner",
    run: (s) => done(browserOf(s), "password.reset", { secret: s.notes.reset, password: guestPassword }),
  },
];
