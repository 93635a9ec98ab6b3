import {
  type CsatPolicy,
  defaultCsat,
  type EscalationPolicy,
  type Inbox,
  type Member,
  type Team,
} from "@frontdesk/contract";
import { expect, test } from "vitest";
import { buildEvent } from "../testing/events.ts";
import { applyEvent } from "./apply.ts";

const viewer = { memberId: "me", scope: "all" as const, teamIds: [] };
const apply = (path: string, data: unknown, event: Parameters<typeof applyEvent>[1]) =>
  applyEvent(data, event, { path, input: undefined, viewer });

const team = (id: string, given: Partial<Team> = {}): Team => ({
  ...{ id, name: id, isDefault: false, memberIds: ["m1", "m2"], version: 1 },
  ...given,
});

test("team.list follows teams made, changed and removed, and whoever leaves the workspace", () => {
  const home = team("z", { isDefault: true });
  const made = apply("team.list", [home, team("b")], buildEvent(1, "team.created", { team: team("a") }));
  const member = { id: "m2" } as Member;

  expect(made).toEqual([home, team("a"), team("b")]);
  expect(apply("team.list", made, buildEvent(2, "team.removed", { id: "a" }))).toEqual([home, team("b")]);
  expect(apply("team.list", [home], buildEvent(2, "member.removed", { member }))).toEqual([
    { ...home, memberIds: ["m1"] },
  ]);
  const changed = team("b", { name: "Night", version: 2 });
  expect(apply("team.list", made, buildEvent(2, "team.changed", { team: changed }))).toEqual([
    home,
    team("a"),
    changed,
  ]);
  expect(apply("team.list", [changed], buildEvent(2, "team.changed", { team: team("b") }))).toEqual([changed]);
});

test("inbox.list follows inboxes opened and changed, and keeps what is newer", () => {
  const inbox = (id: string, version = 1) => ({ id, name: id, version }) as Inbox;
  const opened = apply("inbox.list", [inbox("a", 3)], buildEvent(1, "inbox.opened", { inbox: inbox("b") }));

  expect(opened).toEqual([inbox("a", 3), inbox("b")]);
  expect(apply("inbox.list", opened, buildEvent(2, "inbox.changed", { inbox: inbox("a", 2) }))).toBe(opened);
});

test("escalation.get follows the policy", () => {
  const policy = (version: number): EscalationPolicy => ({ unansweredLimit: version, words: {}, version });

  expect(apply("escalation.get", policy(0), buildEvent(1, "escalation.changed", { policy: policy(1) }))).toEqual(
    policy(1),
  );
  expect(apply("escalation.get", policy(2), buildEvent(1, "escalation.changed", { policy: policy(1) }))).toEqual(
    policy(2),
  );
});

test("csat.list follows how inboxes ask; one that is opened asks nobody yet", () => {
  const policy = (version: number): CsatPolicy => ({ ...defaultCsat, inboxId: "a", isOn: version > 0, version });
  const inbox = { id: "b" } as Inbox;

  const opened = apply("csat.list", [policy(0)], buildEvent(1, "inbox.opened", { inbox }));

  expect(opened).toEqual([policy(0), { ...defaultCsat, inboxId: "b" }]);
  expect(apply("csat.list", opened, buildEvent(2, "inbox.opened", { inbox }))).toBe(opened);
  expect(apply("csat.list", [policy(1)], buildEvent(2, "csat.changed", { policy: policy(2) }))).toEqual([policy(2)]);
  expect(apply("csat.list", [policy(2)], buildEvent(2, "csat.changed", { policy: policy(1) }))).toEqual([policy(2)]);
});
