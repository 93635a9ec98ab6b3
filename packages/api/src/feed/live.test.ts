import { withOpId } from "@frontdesk/client";
import { closeCodes, feedLimits } from "@frontdesk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../testing/browser.ts";
import { readFeed } from "../testing/feed-reader.ts";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { followFrame, openRawSocket } from "../testing/raw-socket.ts";
import type { Bus, Hint } from "./bus/bus.ts";

/** A bus that loses every hint, so that only the log tells (R1). */
const deafBus: Bus = {
  publish: (_hint: Hint) => {},
  subscribe: () => () => {},
  show: () => {},
  watch: () => () => {},
  close: async () => {},
};

let desk: TestDesk;
let owner: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
});
afterAll(() => desk[Symbol.asyncDispose]());

const rawSocketOf = (caller: Caller) =>
  openRawSocket({ url: desk.url, cookie: `frontdesk=${caller.who?.sessionSecret}` });
const standingOf = async (memberId: string) => {
  const { data } = await owner.member.list.query();
  return { memberId, version: data.find(({ id }) => id === memberId)?.version ?? 0 };
};

describe("[P8] whoever may no longer", () => {
  const within = { timeout: 2_000 };
  /** What a socket heard after the first word of its feed. */
  async function follower(caller: Caller) {
    const socket = rawSocketOf(caller);
    await socket.opened;
    socket.say(followFrame(1));
    await expect.poll(() => socket.frames.length, within).toBe(2);
    return socket;
  }

  it("signed out: every socket of the session is closed, and hears nothing more", async () => {
    const operator = await desk.as("operator");
    const [one, other] = [await follower(operator), await follower(operator)];

    await operator.identity.signOut.mutate(withOpId({}));

    await expect
      .poll(() => Promise.all([one.closed, other.closed]), within)
      .toEqual([closeCodes.signedOut, closeCodes.signedOut]);
    await desk.build.inbound({ text: "not for them" });
    expect(JSON.stringify([one.frames, other.frames])).not.toContain("not for them");
  });

  it("removed: the socket is closed as forbidden", async () => {
    const operator = await desk.as("operator");
    const socket = await follower(operator);

    await owner.member.remove.mutate(withOpId(await standingOf(operator.who?.memberId ?? "")));

    await expect.poll(() => socket.closed, within).toBe(closeCodes.forbidden);
    await desk.build.inbound({ text: "not for them" });
    expect(JSON.stringify(socket.frames)).not.toContain("not for them");
  });

  it("given a smaller role: the feed resets, and tells only what the new one may see", async () => {
    const operator = await desk.as("operator");
    using reader = await readFeed(operator);

    await owner.member.changeRole.mutate(
      withOpId({ ...(await standingOf(operator.who?.memberId ?? "")), preset: "porter" }),
    );
    await expect.poll(() => reader.stands, within).toEqual(["first", "rights_changed"]);
    await desk.build.inbound({ text: "not for porters" });
    await desk.build.burst(1);

    await expect.poll(() => JSON.stringify(reader.batches.at(-1)), within).toContain("member.changed");
    expect(JSON.stringify(reader.batches)).not.toContain("not for porters");
  });

  it("given another role while away: the feed starts over instead of patching what was seen by other rights", async () => {
    const operator = await desk.as("operator");
    const { asOf } = await operator.conversation.counts.query();
    await desk.build.inbound({ text: "missed" });

    const standing = await standingOf(operator.who?.memberId ?? "");
    await owner.member.changeRole.mutate(withOpId({ ...standing, preset: "porter" }));
    using reader = await readFeed(operator, asOf);

    await expect.poll(() => reader.stands, within).toEqual(["rights_changed"]);
    expect(JSON.stringify(reader.batches)).not.toContain("missed");
  });

  it("a script whose token was revoked", async () => {
    const { token, secret } = await owner.token.create.mutate(
      withOpId({ name: "Reader", permissions: ["workspace:read", "conversation:read"], expiresInDays: null }),
    );
    using reader = await readFeed(desk.bearer(secret));

    await owner.token.revoke.mutate(withOpId({ tokenId: token.id }));

    await expect.poll(() => reader.ends, within).toMatchObject([{ data: { desk: { code: "unauthenticated" } } }]);
    await desk.build.inbound({ text: "not for scripts" });
    expect(JSON.stringify(reader.batches)).not.toContain("not for scripts");
  });

  it("on an event stream too: it ends, and the next is refused", async () => {
    const operator = await desk.as("operator");
    const cookie = `frontdesk=${operator.who?.sessionSecret}`;
    const address = `${desk.url}/trpc/feed.follow?input={}&workspace=home`;
    const headers = { cookie, accept: "text/event-stream", "sec-fetch-site": "same-origin" };
    const response = await fetch(address, { headers });
    const heard: string[] = [];
    const ended = (async () => {
      for await (const chunk of response.body ?? []) heard.push(Buffer.from(chunk).toString());
    })();

    await desk.build.inbound({ text: "for now" });
    await expect.poll(() => heard.join("")).toContain("for now");
    await operator.identity.signOut.mutate(withOpId({}));
    await ended;
    await desk.build.inbound({ text: "not for them" });
    const next = await fetch(address, { headers });

    expect(response.headers.get("content-type")).toContain("text/event-stream");
    // A stream has begun before it is refused: its first and only word is the refusal.
    const refused = await next.text();
    expect(refused).toContain('"unauthenticated"');
    expect(refused).not.toContain("not for them");
  });
});

describe("[R10, P9] a reader that does not keep up", () => {
  it("costs a bounded amount, and resumes from its cursor with nothing lost", async () => {
    const operator = await desk.as("operator");
    const before = (await operator.conversation.counts.query()).asOf;
    const socket = rawSocketOf(operator);
    await socket.opened;
    socket.say(followFrame(1));
    await expect.poll(() => socket.frames.length).toBe(2);
    socket.pause();

    const flood = 400;
    await desk.build.burst(flood, { bytes: 20_000 });
    // The network holds some; of the rest the server keeps no more than its bound.
    const held = () => [...desk.services.registry.connections()].map((one) => one.bufferedBytes());
    expect(Math.max(...held())).toBeLessThanOrEqual(feedLimits.closeBytes + feedLimits.pauseBytes);
    socket.resume();

    using reader = await readFeed(operator, before);
    await expect.poll(() => reader.events().length, { timeout: 10_000 }).toBe(flood);
    const [first] = reader.events();
    expect(reader.events().map(({ seq }) => seq)).toEqual(
      Array.from({ length: flood }, (_, index) => (first?.seq ?? 0) + index),
    );
    socket.close();
  });
});

describe("[R1] a lost hint", () => {
  it("costs a second at most, since heads are read anyway", async () => {
    await using deaf = await testDesk({ bus: deafBus });
    using reader = await readFeed(await deaf.as("operator"));

    await deaf.build.inbound({ text: "unannounced" });

    await expect.poll(() => reader.texts(), { timeout: 2_500 }).toEqual(["unannounced"]);
  });

  it("between two servers on one database is the rule: each sees what the other did", async () => {
    const elsewhere = await desk.anotherNode();
    const operator = await desk.as("operator");
    if (!operator.who) throw new Error("An operator is somebody.");
    const there = elsewhere.signedIn(desk.home, operator.who);
    using here = await readFeed(operator);
    using beyond = await readFeed(there);

    const { conversationId } = await desk.build.inbound({ text: "here" });
    await expect.poll(() => beyond.texts(), { timeout: 2_500 }).toEqual(["here"]);
    await there.conversation.take.mutate(withOpId({ conversationId, override: false }));

    await expect.poll(() => here.events().at(-1), { timeout: 2_500 }).toMatchObject({ kind: "conversation.taken" });
    // And whoever is put out here is out there (P8).
    await operator.identity.signOut.mutate(withOpId({}));
    await expect.poll(() => beyond.ends.length, { timeout: 2_500 }).toBe(1);
  });
});

describe("[P3] a server that restarts", () => {
  it("is found again by the same client, which misses and doubles nothing", async () => {
    await using own = await testDesk();
    const operator = await own.as("operator");
    using reader = await readFeed(operator);
    await own.build.inbound({ text: "before" });
    await expect.poll(() => reader.texts()).toEqual(["before"]);

    await own.restart();
    await own.build.inbound({ text: "while it was away" });

    await expect.poll(() => reader.texts(), { timeout: 10_000 }).toEqual(["before", "while it was away"]);
    expect(reader.stands).toEqual(["first"]);
    await expect.poll(() => reader.following.state().kind, { timeout: 5_000 }).toBe("live");
  });

  it("remembers sessions, and forgets none of what it acknowledged", async () => {
    await using own = await testDesk();
    const conversationId = await own.build.conversation();
    const operator = await own.as("operator");
    await own.restart();

    const browser = openBrowser(own.url);
    expect(await browser.client("home").identity.me.query()).toBeNull();
    expect((await operator.conversation.get.query({ conversationId })).data.id).toBe(conversationId);
  });
});
