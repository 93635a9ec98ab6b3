import { withOpId } from "@frontdesk/client";
import type { Preset } from "@frontdesk/contract";
import { openBrowser } from "../browser.ts";
import { recall, type Stage, type Step } from "./stage.ts";

/** What the guest signs in with. */
export const guestPassword = "correct horse battery";
/** Somebody who joins in the course of the story. */
export const guest = { name: "Guest", email: "guest@example.org", locale: "en" };

async function invite(stage: Stage) {
  const input = { email: guest.email, preset: "porter" as const };
  const { invitation, secret } = await stage.owner.invitation.create.mutate(withOpId(input));
  Object.assign(stage.notes, { invitationId: invitation.id, invitation: secret });
}

async function join(stage: Stage) {
  const account = { ...guest, password: guestPassword };
  const answer = await openBrowser(stage.desk.url).mutate("invitation.accept", {
    secret: recall(stage.notes, "invitation"),
    account,
  });
  if (answer.refusal) throw new Error(JSON.stringify(answer.refusal));
}

async function standingOf({ owner, bystander }: Stage) {
  const memberId = bystander.who?.memberId ?? "";
  const { data } = await owner.member.list.query();
  return { memberId, version: data.find(({ id }) => id === memberId)?.version ?? 0 };
}

async function memberOf({ owner }: Stage, who: Stage["senior"]) {
  const { data } = await owner.member.list.query();
  const member = data.find(({ id }) => id === who.who?.memberId);
  if (!member) throw new Error("They are no member.");
  const { id: memberId, version } = member;
  return { memberId, version };
}

const week = [{ weekday: 1, from: 540, to: 1080 }];
const hours = { timezone: "Europe/Riga", windows: week, holidays: [] };

async function suspendOperator(stage: Stage) {
  const handOver = { to: "member" as const, id: stage.senior.who?.memberId ?? "" };
  await stage.owner.member.suspend.mutate(withOpId({ ...(await memberOf(stage, stage.operator)), handOver }));
}

async function promote(stage: Stage, preset: Preset) {
  await stage.owner.member.changeRole.mutate(withOpId({ ...(await standingOf(stage)), preset }));
}

async function addToken(stage: Stage) {
  const input = { name: "Report", permissions: ["conversation:read" as const], expiresInDays: null };
  stage.notes.tokenId = (await stage.owner.token.create.mutate(withOpId(input))).token.id;
}

async function switchBot(stage: Stage, on: boolean) {
  const { data } = await stage.owner.bot.list.query();
  const bot = data.find(({ id }) => id === stage.notes.botId);
  await stage.owner.bot.switch.mutate(withOpId({ botId: bot?.id ?? "", on, version: bot?.version ?? 0 }));
}

/** How people, tokens and bots come and go. */
export const people: Step[] = [
  { path: "invitation.create", title: "a link", run: invite },
  {
    path: "invitation.revoke",
    title: "taken back",
    run: (s) => s.owner.invitation.revoke.mutate(withOpId({ invitationId: recall(s.notes, "invitationId") })),
  },
  { path: "invitation.create", title: "another link", run: invite },
  { path: "invitation.accept", title: "by a newcomer", run: join },
  { path: "member.changeRole", title: "up", run: (s) => promote(s, "viewer") },
  {
    path: "member.editWorking",
    title: "three at a time",
    run: async (s) => {
      const takes = { capacity: 3, hours, skills: ["Billing"], languages: ["ru" as const] };
      await s.owner.member.editWorking.mutate(withOpId({ ...(await memberOf(s, s.operator)), ...takes }));
    },
  },
  {
    path: "member.keepHours",
    title: "one's own",
    run: async (s) => {
      const { version } = await memberOf(s, s.senior);
      await s.senior.member.keepHours.mutate(withOpId({ hours, version }));
    },
  },
  { path: "member.suspend", title: "whose work goes to a senior", run: suspendOperator },
  {
    path: "member.reinstate",
    title: "as they were",
    run: async (s) => s.owner.member.reinstate.mutate(withOpId(await memberOf(s, s.operator))),
  },
  {
    path: "member.remove",
    title: "out",
    run: async (s) => s.owner.member.remove.mutate(withOpId(await standingOf(s))),
  },
  {
    path: "presence.choose",
    title: "somebody is busy",
    run: (s) => s.senior.presence.choose.mutate(withOpId({ availability: "busy" as const })),
  },
  { path: "workspace.configure", title: "another name", run: (s) => configure(s, { name: "Harbour Hostel" }) },
  { path: "workspace.configure", title: "kept for less long", run: (s) => configure(s, { keepEventsDays: 30 }) },
  { path: "token.create", title: "for a script", run: addToken },
  {
    path: "token.revoke",
    title: "no longer",
    run: (s) => s.owner.token.revoke.mutate(withOpId({ tokenId: recall(s.notes, "tokenId") })),
  },
  {
    path: "bot.add",
    title: "a second bot",
    run: async (s) => {
      const token = `7000001:${"A".repeat(35)}`;
      s.notes.botId = (await s.owner.bot.add.mutate(withOpId({ token, apiRoot: "telegram" }))).id;
    },
  },
  { path: "bot.switch", title: "off", run: (s) => switchBot(s, false) },
  { path: "bot.switch", title: "on", run: (s) => switchBot(s, true) },
];

async function configure(s: Stage, changed: object) {
  const { data } = await s.owner.workspace.settings.query();
  const { id: _id, slug: _slug, ...settings } = data;
  await s.owner.workspace.configure.mutate(withOpId({ ...settings, ...changed }));
}

/** What happens outside of any workspace, and is nothing to those in one. */
export const outside: Step[] = [
  {
    path: "identity.setUp",
    title: "the first run",
    run: (s) => {
      const place = { workspaceName: "Elsewhere", slug: "elsewhere", timezone: "UTC" };
      const founder = { name: "Ada", email: "ada@example.org", password: guestPassword, locale: "en" };
      return openBrowser(s.desk.url).mutate("identity.setUp", {
        code: s.desk.services.setUpCode,
        ...place,
        ...founder,
      });
    },
  },
  {
    path: "identity.signIn",
    title: "somebody",
    run: (s) => openBrowser(s.desk.url).mutate("identity.signIn", { email: guest.email, password: guestPassword }),
  },
  { path: "identity.signOut", title: "nobody", run: (s) => openBrowser(s.desk.url).mutate("identity.signOut", {}) },
  {
    path: "workspace.create",
    title: "another workspace",
    run: (s) =>
      s.owner.workspace.create.mutate(
        withOpId({ name: "Annex", slug: "annex", locale: "en" as const, timezone: "UTC" }),
      ),
  },
];
