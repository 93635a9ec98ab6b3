import { withOpId } from "@frontdesk/client";
import { presenceLimits } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openEventStream } from "../../testing/event-stream.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { readPresence, showPresence } from "../../testing/presence-reader.ts";
import { onlineAmong } from "./index.ts";

let desk: TestDesk;
let anna: Caller;
let boris: Caller;
beforeAll(async () => {
  desk = await testDesk();
  [anna, boris] = [await desk.as("operator"), await desk.as("operator")];
});
afterAll(() => desk[Symbol.asyncDispose]());

const nameOf = ({ who }: Caller) => who?.name ?? "";
const at = (conversationId: string, typing: "contact" | "colleagues" | null = null) => ({
  looking: [{ conversationId, typing }],
});

async function online(...callers: Caller[]): Promise<string[]> {
  const memberIds = callers.map(({ who }) => who?.memberId ?? "");
  const { workspaceId } = desk.home;
  return inWorkspace(desk.services.database, workspaceId).read(({ db, now }) =>
    onlineAmong(db, { workspaceId, memberIds, now }),
  );
}

describe("[D3] a member", () => {
  it("is online while a client of theirs is here and stirs, away while none does, and offline without one", async () => {
    using reader = await readPresence(boris);
    expect(reader.availabilityOf(anna)).toBe("offline");

    const phone = await showPresence(anna, { isActive: false });
    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("away"));
    const desktop = await showPresence(desk.againAs(anna));
    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("online"));
    expect(await online(anna, boris)).toEqual([anna.who?.memberId]);
    desktop[Symbol.dispose]();
    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("away"));
    expect(await online(anna, boris)).toEqual([]);
    phone[Symbol.dispose]();

    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("offline"), { timeout: 8_000 });
  });

  it("is what they chose, for as long as they are here, and after a restart", async () => {
    const { availability } = await anna.presence.choose.mutate(withOpId({ availability: "busy" }));
    expect(availability).toBe("busy");
    await desk.restart();

    using reader = await readPresence(boris);
    using _ = await showPresence(anna);

    await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe("busy"), { timeout: 5_000 });
    expect(await online(anna)).toEqual([]);
    for (const chosen of ["away", "offline", "online"] as const) {
      await anna.presence.choose.mutate(withOpId({ availability: chosen }));
      await vi.waitFor(() => expect(reader.availabilityOf(anna)).toBe(chosen));
    }
    expect(await online(anna)).toEqual([anna.who?.memberId]);
    expect((await desk.announced()).map(([kind]) => kind)).toContain("availability.chosen");
  });

  it("is offline once they were removed", async () => {
    const [owner, leaver] = [await desk.as("owner"), await desk.as("operator")];
    using reader = await readPresence(boris);
    using _ = await showPresence(leaver);
    await vi.waitFor(() => expect(reader.availabilityOf(leaver)).toBe("online"));

    await owner.member.remove.mutate(withOpId({ memberId: leaver.who?.memberId ?? "", version: 1 }));

    await vi.waitFor(() => expect(reader.availabilityOf(leaver)).toBe("offline"));
  });

  it("only is, and no script", async () => {
    const owner = await desk.as("owner");
    const { secret } = await owner.token.create.mutate(
      withOpId({ name: "Script", permissions: ["workspace:read" as const], expiresInDays: null }),
    );

    const script = desk.bearer(secret);
    const shown = new Promise((_, reject) =>
      script.presence.show.subscribe({ isActive: true, looking: [] }, { onError: reject }),
    );
    await expect(shown).rejects.toMatchObject(refusal("forbidden"));
    await expect(script.presence.choose.mutate(withOpId({ availability: "busy" }))).rejects.toMatchObject(
      refusal("forbidden"),
    );
  });
});

/** The other tests show people at conversations of their own meanwhile. */
const among = (conversation: object) => expect.arrayContaining([expect.objectContaining(conversation)]);

// Each waits at a conversation of its own for what only time ends.
describe.concurrent("[C5] at a conversation", () => {
  it("colleagues see within a second who looks and who types, and not themselves", async () => {
    const conversationId = await desk.build.conversation();
    using reader = await readPresence(boris);
    using own = await readPresence(anna);

    const looking = await showPresence(anna, at(conversationId));
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]));
    const beganAt = performance.now();
    const typing = await showPresence(anna, at(conversationId, "contact"));
    looking[Symbol.dispose]();

    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([`${nameOf(anna)}…`]));
    expect(performance.now() - beganAt).toBeLessThan(1_000);
    typing[Symbol.dispose]();
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([]));
    const ownSight = own.frames.flatMap(({ frame }) => frame.conversations);
    expect(ownSight.filter((one) => one.conversationId === conversationId)).toEqual([]);
  });

  it("[R11] they are shown and seen by server-sent events too", async () => {
    const conversationId = await desk.build.conversation();
    const [shows, follows] = [await desk.as("operator"), await desk.as("operator")];
    const streamOf = ({ who }: Caller, path: string, input: object) =>
      openEventStream({ url: desk.url, cookie: `frontdesk=${who?.sessionSecret}`, path, input });
    const seen = await streamOf(follows, "presence.follow", {});

    const shown = await streamOf(shows, "presence.show", { isActive: true, ...at(conversationId, "contact") });

    const onlookers = [{ memberId: shows.who?.memberId, name: nameOf(shows), isTyping: true }];
    const isThere = expect.objectContaining({ conversations: among({ conversationId, onlookers }) });
    await vi.waitFor(() => expect(seen.messages).toContainEqual(isThere));
    shown.close();
    const isGone = expect.objectContaining({ conversations: among({ conversationId, onlookers: [] }) });
    await vi.waitFor(() => expect(seen.messages).toContainEqual(isGone));
    seen.close();
  });

  it("[R11] they are shown and seen by glances, each of them for a while only", async () => {
    const conversationId = await desk.build.conversation();
    const [glances, other] = [await desk.as("operator"), await desk.as("operator")];
    using reader = await readPresence(boris);
    using _ = await showPresence(other, at(conversationId));
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(other)]));

    const { data } = await glances.presence.glance.query({ isActive: true, ...at(conversationId, "contact") });

    const onlookers = [expect.objectContaining({ name: nameOf(other) })];
    expect(data).toMatchObject({ isWhole: true, conversations: among({ conversationId, onlookers }) });
    await vi.waitFor(() => expect(reader.at(conversationId)).toContain(`${nameOf(glances)}…`));
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(other)]), { timeout: 7_000 });
  });

  it("typing ends within five seconds although nobody says so", async () => {
    const conversationId = await desk.build.conversation();
    using reader = await readPresence(boris);
    using _ = await showPresence(anna, at(conversationId, "colleagues"));
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([`${nameOf(anna)}…`]));
    const seenAt = performance.now();

    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]), { timeout: 6_000 });

    expect(performance.now() - seenAt).toBeLessThan(5_000 + presenceLimits.frameMs);
  });

  it("[A23, R5] nothing is seen by those who may not see it, nor shown by them", async () => {
    const conversationId = await desk.build.conversation();
    const [outsider, porter] = [await desk.as("operator"), await desk.as("porter")];
    await desk.build.leaveTeams(outsider);
    const stranger = await desk.as("owner", desk.foreign);
    using reader = await readPresence(boris);
    using theirs = await readPresence(outsider);
    using carried = await readPresence(porter);
    using foreign = await readPresence(stranger);

    using _o = await showPresence(outsider, at(conversationId, "contact"));
    using _p = await showPresence(porter, at(conversationId, "contact"));
    using _s = await showPresence(stranger, at(conversationId, "contact"));
    using _a = await showPresence(anna, at(conversationId, "contact"));

    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([`${nameOf(anna)}…`]));
    await vi.waitFor(() => expect(theirs.availabilityOf(anna)).toBe("online"));
    await vi.waitFor(() => expect(carried.availabilityOf(anna)).toBe("online"));
    for (const { frames } of [theirs, carried, foreign])
      expect(frames.flatMap(({ frame }) => frame.conversations)).toEqual([]);
    expect(foreign.availabilityOf(anna)).toBe("offline");
  });

  it("[R5] what only one may know of a conversation hides nobody who is there", async () => {
    const conversationId = await desk.build.conversation();
    using reader = await readPresence(boris);
    using _ = await showPresence(anna, at(conversationId));
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]));

    await anna.draft.save.mutate(
      withOpId({ conversationId, kind: "reply" as const, text: "We", answered: null, version: 0 }),
    );
    await desk.build.inbound();
    using late = await readPresence(desk.againAs(boris));

    expect(late.at(conversationId)).toEqual([nameOf(anna)]);
    expect(reader.at(conversationId)).toEqual([nameOf(anna)]);
  });

  it("[R5] who is there is seen for as long as one may see it, wherever it moves", async () => {
    const conversationId = await desk.build.conversation();
    const [holder, senior] = [await desk.as("operator"), await desk.as("senior")];
    await holder.conversation.take.mutate(withOpId({ conversationId }));
    await desk.build.leaveTeams(holder);
    using theirs = await readPresence(desk.againAs(holder));
    using _ = await showPresence(anna, at(conversationId));
    await vi.waitFor(() => expect(theirs.at(conversationId)).toEqual([nameOf(anna)]));

    await senior.conversation.take.mutate(withOpId({ conversationId, override: true }));

    await vi.waitFor(() => expect(theirs.at(conversationId)).toEqual([]));
    const told = theirs.frames.length;
    using _b = await showPresence(boris, at(conversationId));
    using reader = await readPresence(senior);
    await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna), nameOf(boris)].toSorted()));
    expect(theirs.frames.slice(told).flatMap(({ frame }) => frame.conversations)).toEqual([]);
  });

  it("[B3] who may not see conversations any more is told all anew, without them", async () => {
    const conversationId = await desk.build.conversation();
    const [owner, demoted] = [await desk.as("owner"), await desk.as("operator")];
    using theirs = await readPresence(demoted);
    using _ = await showPresence(anna, at(conversationId));
    await vi.waitFor(() => expect(theirs.at(conversationId)).toEqual([nameOf(anna)]));

    const memberId = demoted.who?.memberId ?? "";
    await owner.member.changeRole.mutate(withOpId({ memberId, preset: "porter" as const, version: 1 }));

    await vi.waitFor(() => expect(theirs.at(conversationId)).toEqual([]), { timeout: 2_000 });
    expect(theirs.availabilityOf(anna)).toBe("online");
  });
});

it("[C26] however fast it changes, a session gets four frames a second, and the last of them tells how it is", async () => {
  const conversationId = await desk.build.conversation();
  using reader = await readPresence(boris);

  for (let count = 0; count < 30; count += 1)
    (await showPresence(anna, at(conversationId, count % 2 ? "contact" : null)))[Symbol.dispose]();
  using _ = await showPresence(anna, at(conversationId));

  await vi.waitFor(() => expect(reader.at(conversationId)).toEqual([nameOf(anna)]));
  const gaps = reader.frames.slice(1).map(({ atMs }, index) => atMs - (reader.frames[index]?.atMs ?? 0));
  // Timers may be some milliseconds early at one end and late at the other.
  expect(Math.min(...gaps)).toBeGreaterThan(presenceLimits.frameMs * 0.8);
});
