import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let memberId: string;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  memberId = operator.who?.memberId ?? "";
});
afterAll(() => desk[Symbol.asyncDispose]());

const hours = { timezone: "Europe/Riga", windows: [{ weekday: 1, from: 540, to: 1080 }], holidays: ["2030-12-25"] };
const working = {
  capacity: 5,
  hours,
  skills: ["Billing", "billing", "VIP"],
  languages: ["ru" as const, "en" as const],
};
const version = async () => (await owner.member.list.query()).data.find(({ id }) => id === memberId)?.version ?? 0;

describe("[D8] how much of what a member takes", () => {
  it("is decided by who manages members, announced and recorded; the same again changes nothing", async () => {
    await desk.announced();

    const after = await owner.member.editWorking.mutate(withOpId({ memberId, ...working, version: await version() }));
    const again = { memberId, ...working, version: await version() };
    expect(await owner.member.editWorking.mutate(withOpId(again))).toEqual(after);

    expect(after).toMatchObject({ ...working, skills: ["Billing", "VIP"] });
    expect(await desk.announced()).toEqual([["member.changed", { member: after }]]);
    const { data } = await owner.audit.list.query({ action: "member.editWorking", subjectId: memberId });
    expect(data.rows).toMatchObject([{ before: { capacity: null }, after: { capacity: 5 } }]);
    await expect(
      operator.member.editWorking.mutate(withOpId({ ...again, version: await version() })),
    ).rejects.toMatchObject(refusal("forbidden"));
  });

  it("is not for a zone nobody knows, overlapping hours, or more than there is room for", async () => {
    const put = async (wrong: object) =>
      owner.member.editWorking.mutate(withOpId({ memberId, ...working, version: await version(), ...wrong }));
    const overlap = [
      { weekday: 1, from: 0, to: 60 },
      { weekday: 1, from: 30, to: 90 },
    ];

    await expect(put({ hours: { ...hours, timezone: "Mars/Base" } })).rejects.toMatchObject({
      data: { desk: { code: "invalid", fields: { "hours.timezone": "unknown" } } },
    });
    await expect(put({ hours: { ...hours, windows: overlap } })).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(put({ capacity: 0 })).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(put({ skills: ["x".repeat(41)] })).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(put({ version: 99 })).rejects.toMatchObject(refusal("conflict", "stale_version"));
  });

  it("but for the hours, which each keeps themselves", async () => {
    const own = { ...hours, windows: [] };

    const after = await operator.member.keepHours.mutate(withOpId({ hours: own, version: await version() }));

    expect(after).toMatchObject({ hours: own, capacity: 5, skills: ["Billing", "VIP"] });
  });

  it("stands beside what is on their desk: what is new, open or pending", async () => {
    for (const act of ["await", "close", "wake"] as const) {
      const conversationId = await desk.build.conversation();
      await operator.conversation.take.mutate(withOpId({ conversationId }));
      if (act !== "wake") await operator.conversation[act].mutate(withOpId({ conversationId }));
    }

    expect((await operator.member.workload.query()).data).toEqual([{ memberId, load: 2 }]);
  });
});
