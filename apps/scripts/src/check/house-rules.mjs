import { declaredDependencies, dependencyRule } from "./dependency-rule.mjs";
import { missingPlatforms, registryHosts } from "./lockfile.mjs";
import { unprovenRequirements } from "./requirements.mjs";
import { isTest, projectFiles, sourceFiles } from "./source-files.mjs";

/** @typedef {import("./source-files.mjs").SourceFile} SourceFile */

/** The rules of this house that no tool knows; each answers its violations, one sentence a line. */
export const houseRules = [
  { name: "dependency rule", violations: () => [...declaredDependencies(), ...dependencyRule()] },
  { name: "routers stay short", violations: longRouters },
  { name: "no drawers", violations: drawers },
  { name: "rooms across workspaces are named", violations: acrossWorkspaces },
  { name: "lockfile fits every machine", violations: () => [...registryHosts(), ...missingPlatforms()] },
  { name: "tests wait for events", violations: () => [...sleepingTests(), ...testsForLater()] },
  { name: "requirements have their tests", violations: () => unprovenRequirements() },
  { name: "no rule is switched off", violations: switchedOff },
];

/** A router is wiring: 150 lines at most. */
export function longRouters(files = sourceFiles()) {
  return files
    .filter(({ path, text }) => path.endsWith(".router.ts") && text.split("\n").length > 151)
    .map(({ path }) => `${path}: more than 150 lines; split the noun, or move rules into use cases.`);
}

const drawer = /^(utils?|helpers?|common|shared|misc|lib|core|base|managers?|types|constants)$/;

/** A drawer hides a better noun. */
export function drawers(paths = projectFiles()) {
  return paths
    .filter((path) => /^(apps|packages)\//.test(path))
    .filter((path) => path.split("/").some((part) => part.split(".").some((word) => drawer.test(word))))
    .map((path) => `${path}: name it for what it holds.`);
}

/** The files that may step outside one workspace, each with the reason. */
const mayCross = new Map([
  ["packages/api/src/authenticate.ts", "sign-in: a session tells its workspaces"],
  ["packages/api/src/open-services.ts", "first-run: the installation is older than its workspaces"],
  ["packages/api/src/features/identity/identity.router.ts", "first-run: whether there is an owner yet"],
  ["packages/api/src/features/identity/sign-in.ts", "sign-in: an address is looked up before anyone is known"],
  ["packages/api/src/features/identity/describe-me.ts", "sign-in: a person may be in several workspaces"],
  ["packages/api/src/features/invitation/look-at-invitation.ts", "sign-in: a link tells its workspace"],
  ["packages/api/src/features/invitation/accept-invitation.ts", "sign-in: a link tells its workspace"],
  [
    "packages/api/src/features/identity/assert-password.ts",
    "sign-in: a password is a person's, whatever the workspace",
  ],
  ["packages/api/src/features/passkey/keep-passkeys.ts", "sign-in: passkeys are a person's, whatever the workspace"],
  ["packages/api/src/features/password/reset-password.ts", "sign-in: a link tells its person"],
  ["packages/api/src/features/second-factor/second-factor.router.ts", "sign-in: a person's, whatever the workspace"],
  ["packages/api/src/features/session/session.router.ts", "sign-in: sessions are a person's, whatever the workspace"],
  ["packages/api/src/mail/mail.ts", "due-work: letters to people wait in one line"],
  ["packages/api/src/write-across.ts", "sign-in, first-run: stored answers of calls that no workspace holds"],
  ["packages/api/src/operations.ts", "metrics: the installation's figures name no workspace"],
  ["packages/api/src/nodes/this-node.ts", "metrics: a node counts its connections, whosever they are"],
  ["packages/api/src/bot-watch.ts", "bot: a webhook's path tells the bot, which tells its workspace"],
  ["packages/api/src/sealing-rotation.ts", "due-work: a new key seals what is sealed in all workspaces"],
  [
    "packages/api/src/features/assignment/keep-giving-out.ts",
    "due-work: one clock gives out what waits in all workspaces",
  ],
  [
    "packages/api/src/features/conversation/wake-sleepers.ts",
    "due-work: one clock wakes the conversations of all workspaces",
  ],
  ["packages/api/src/feed/consumer.ts", "due-work: what follows from a log is caught up with in every workspace"],
  [
    "packages/api/src/features/csat/ask-person.ts",
    "due-work: one clock asks how people were helped, wherever it is due",
  ],
  ["packages/api/src/features/sla/reckon-conversations.ts", "due-work: clocks are reckoned anew wherever that waits"],
  ["packages/api/src/features/sla/watch-clocks.ts", "due-work: one clock warns in all workspaces"],
  ["packages/api/src/features/statistics/keep-figures.ts", "due-work: figures are counted anew wherever that waits"],
  ["packages/api/src/features/suggestion/keep-suggesting.ts", "due-work: asked drafts are written wherever they wait"],
  ["packages/api/src/collect-files.ts", "retention: what no workspace refers to any more is removed from each"],
  [
    "packages/api/src/features/telegram/settle-interrupted.ts",
    "due-work: a bot that has gone left sends under way in any workspace",
  ],
  [
    "packages/api/src/features/staff-group/remove-hints.ts",
    "due-work: one clock takes hints away in the groups of all workspaces",
  ],
  ["packages/api/src/retention.ts", "retention: trims the tables of all workspaces"],
  ["packages/api/src/throttle.ts", "sign-in: attempts are counted before anyone is known"],
  ["packages/api/src/duty.ts", "bot: a duty names a bot, which tells its workspace"],
  ["packages/api/src/features/telegram/running-bots.ts", "bot: the bot process runs the bots of all workspaces"],
  ["packages/api/src/feed/hub.ts", "feed: one reader of all logs per node"],
  ["packages/api/src/feed/presence/roll.ts", "feed: one roll of all who are here, per node"],
]);

/** Everything else stays inside one workspace. */
export function acrossWorkspaces(files = sourceFiles()) {
  return files
    .filter(({ path }) => path.startsWith("packages/api/") || path.startsWith("apps/server/"))
    .filter(({ path, text }) => /\bacrossWorkspaces\b/.test(text) && !isTest(path) && !mayCross.has(path))
    .map(
      ({ path }) => `${path}: uses acrossWorkspaces; use inWorkspace, or name the file and its reason in ${listedIn}.`,
    );
}

const listedIn = "apps/scripts/src/check/house-rules.mjs";

const sleeps = [
  /new Promise\(\(?\w*\)? =>\s*setTimeout/,
  /\{[^}]*\bsetTimeout\b[^}]*\}\s*from\s*"(node:)?timers\/promises"/,
  /\bwaitForTimeout\b/,
];

/** A sleeping test is slow on a good day and wrong on a bad one. */
export function sleepingTests(files = sourceFiles()) {
  return files
    .filter(({ path }) => isTest(path) && !isAboutRules(path))
    .filter(({ text }) => sleeps.some((sleep) => sleep.test(text)))
    .map(({ path }) => `${path}: sleeps; wait for an event or a condition.`);
}

/** A test for later is no test. */
export function testsForLater(files = sourceFiles()) {
  return files
    .filter(({ path, text }) => isTest(path) && !isAboutRules(path) && /\b(it|test|describe)\.todo\(/.test(text))
    .map(({ path }) => `${path}: leaves a test for later; write it.`);
}

/** A rule that is in the way is changed for all, or obeyed; a test may show what does not compile. */
export function switchedOff(files = sourceFiles()) {
  return files
    .filter(({ path }) => !isAboutRules(path))
    .flatMap(({ path, text }) => {
      const escapes = isTest(path) ? /biome-ignore|@ts-(ignore|nocheck)/ : /biome-ignore|@ts-\w+|as unknown as/;
      const found = escapes.exec(text)?.[0];
      return found === undefined ? [] : [`${path}: has "${found}"; mend the cause.`];
    });
}

/**
 * The rules and their tests name what they forbid.
 * @param {string} path
 */
function isAboutRules(path) {
  return path.startsWith("apps/scripts/src/check/");
}
