import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf } from "../../testing/person.ts";
import { buttonIn, createTelegramPerson } from "../../testing/telegram-person.ts";
import { findLinkedMember } from "./index.ts";

let desk: TestDesk;
let numbers = 9000;

beforeAll(async () => {
  desk = await testDesk();
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());

type Person = ReturnType<typeof createTelegramPerson>;

function somebody(name = "Anna"): Person {
  numbers += 1;
  return createTelegramPerson(desk, { tgUserId: numbers, name });
}

const issue = (member: Caller) => member.telegramLink.issue.mutate(withOpId({}));
const mine = async (member: Caller) => (await member.telegramLink.mine.query()).data;
const texts = async (person: Person) => (await person.hear()).flatMap((send) => ("text" in send ? [send.text] : []));
const linkedTo = ({ tgUserId }: Person, place = desk.home) =>
  inWorkspace(desk.services.database, place.workspaceId).read(({ db }) =>
    findLinkedMember(db, { workspaceId: place.workspaceId, tgUserId }),
  );

/** Ten minutes and a second go by, while the bot goes on serving. */
async function passTenMinutes() {
  const { botId, leaseToken: renews } = await desk.build.bot();
  await desk.build.moveClock(601);
  await desk.installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews }));
}

async function link(member: Caller, person: Person) {
  const { code } = await issue(member);
  await person.ask({ kind: "link", code });
  await person.press(buttonIn(await person.hear(), "Yes, link it"));
  await person.hear();
}

describe("[E8] linking", () => {
  it("asks whoever shows the code whom they are to be, and links them when they say yes", async () => {
    const [member, anna] = [await desk.as("operator"), somebody()];
    const issued = await issue(member);

    expect(issued.url).toMatch(/^https:\/\/t\.me\/\w+\?start=link_[0-9a-z]{26}$/);
    expect(new Date(issued.link.expiresAt).getTime() - new Date(issued.issuedAt).getTime()).toBe(600_000);
    expect(await anna.ask({ kind: "link", code: issued.code })).toBe(true);
    expect(await mine(member)).toMatchObject({ state: "opened", telegram: { name: "Anna", username: "anna" } });
    const question = await anna.hear();
    expect(question).toMatchObject([
      { kind: "send_text", text: expect.stringContaining(`${member.who?.name} @ home`) },
    ]);
    expect(await linkedTo(anna)).toBeUndefined();

    expect(await anna.press(buttonIn(question, "Yes, link it"))).toBe(true);

    expect(await mine(member)).toMatchObject({ state: "linked", telegram: { username: "anna" }, version: 3 });
    expect(await linkedTo(anna)).toMatchObject({ memberId: member.who?.memberId, name: member.who?.name });
    expect(await anna.hear()).toMatchObject([
      { kind: "edit_text", tgMessageId: 500, text: expect.stringMatching(/^Linked:/) },
    ]);
    const audit = (await auditOf(desk, desk.home)).filter(({ action }) => action === "telegramLink.confirm");
    expect(audit).toMatchObject([{ actorId: member.who?.memberId, after: { telegram: "anna" } }]);
  });

  it("is told to the member alone, by each step", async () => {
    const member = await desk.as("porter");
    await desk.announced();
    await link(member, somebody());

    const told = (await desk.announced()).filter(([kind]) => kind === "telegram_link.changed");
    expect(told.map(([, data]) => ("link" in data ? data.link.state : ""))).toEqual(["issued", "opened", "linked"]);
    expect(await mine(await desk.as("owner"))).toBeNull();
  });

  it("says of a code that it is wrong, used, or too old", async () => {
    const [member, anna, boris] = [await desk.as("operator"), somebody(), somebody("Boris")];
    const { code } = await issue(member);

    await anna.ask({ kind: "link", code: "nonsense" });
    await anna.ask({ kind: "link", code: "0".repeat(26) });
    expect(await texts(anna)).toEqual([expect.stringMatching(/not valid/), expect.stringMatching(/not valid/)]);
    await anna.ask({ kind: "link", code });
    await boris.ask({ kind: "link", code });
    expect(await texts(boris)).toEqual([expect.stringMatching(/used already/)]);
    const question = await anna.hear();
    await passTenMinutes();
    await boris.ask({ kind: "link", code });
    expect(await anna.press(buttonIn(question, "Yes, link it"))).toBe(true);
    expect(await texts(anna)).toEqual([expect.stringMatching(/older than ten minutes/)]);
    await anna.ask({ kind: "link", code });
    expect(await texts(anna)).toEqual([expect.stringMatching(/older than ten minutes/)]);
    expect(await mine(member)).toMatchObject({ state: "expired" });
    expect(await linkedTo(anna)).toBeUndefined();
  });

  it("reads a code however it is typed, and asks the one who opened it as often as they like", async () => {
    const [member, anna] = [await desk.as("operator"), somebody()];
    const { code } = await issue(member);
    const typed = code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l");

    await anna.ask({ kind: "link", code: typed });
    const [first] = await anna.hear();
    await anna.ask({ kind: "link", code });
    const second = await anna.hear();

    // Of several questions only the last counts.
    expect(await anna.press(buttonIn(first ? [first] : [], "Yes, link it"))).toBe(false);
    expect(await somebody("Boris").press(buttonIn(second, "Yes, link it"))).toBe(false);
    expect(await anna.press(buttonIn(second, "No"))).toBe(true);
    expect(await mine(member)).toMatchObject({ state: "declined" });
    expect(await anna.press(buttonIn(second, "Yes, link it"))).toBe(false);
  });

  it("knows one person as one member, and a member as one person", async () => {
    const [one, other, anna] = [await desk.as("operator"), await desk.as("operator"), somebody()];
    await link(one, anna);

    await expect(issue(one)).rejects.toMatchObject(refusal("conflict", "already_linked"));
    const { code } = await issue(other);
    await anna.ask({ kind: "link", code });
    expect(await texts(anna)).toEqual([expect.stringMatching(/another member here already/)]);
    expect(await linkedTo(anna)).toMatchObject({ memberId: one.who?.memberId });
  });

  it("links to one member of two whose codes were opened together", async () => {
    const [one, other, anna] = [await desk.as("operator"), await desk.as("operator"), somebody()];
    const questions = [];
    for (const member of [one, other]) {
      await anna.ask({ kind: "link", code: (await issue(member)).code });
      questions.push(buttonIn(await anna.hear(), "Yes, link it"));
    }
    for (const button of questions) await anna.press(button);

    expect(await linkedTo(anna)).toMatchObject({ memberId: one.who?.memberId });
    expect(await mine(other)).toMatchObject({ state: "declined" });
  });

  it("needs somebody who has just shown who they are, a person, and a bot", async () => {
    const owner = await desk.as("owner");
    const input = { name: "Script", permissions: ["workspace:read" as const], expiresInDays: null };
    const { secret } = await owner.token.create.mutate(withOpId(input));
    const stranger = await desk.as("owner", desk.foreign);

    await expect(issue(desk.bearer(secret))).rejects.toMatchObject(refusal("forbidden"));
    await expect(issue(stranger)).rejects.toMatchObject(refusal("conflict", "no_bot"));
  });
});

describe("a linked member who blocks the bot", () => {
  it("stays linked, and sees on their page that nothing reaches them", async () => {
    const [member, anna] = [await desk.as("operator"), somebody()];
    await link(member, anna);

    await anna.block(true);
    expect(await mine(member)).toMatchObject({ state: "unreachable" });
    expect(await linkedTo(anna)).toBeDefined();
    await anna.block(false);
    expect(await mine(member)).toMatchObject({ state: "linked" });
  });
});

describe("[E9] unlinking", () => {
  it("takes effect at once, from the page", async () => {
    const [member, anna] = [await desk.as("operator"), somebody()];
    await link(member, anna);

    await member.telegramLink.revoke.mutate(withOpId({}));

    expect(await linkedTo(anna)).toBeUndefined();
    expect(await mine(member)).toMatchObject({ state: "revoked" });
    expect(await anna.ask({ kind: "start" })).toBe(false);
  });

  it("takes effect at once by /unlink, and only after a yes where a link brought it", async () => {
    const [member, anna] = [await desk.as("operator"), somebody()];
    await link(member, anna);

    expect(await anna.ask({ kind: "ask_unlink" })).toBe(true);
    const question = await anna.hear();
    expect(await anna.press(buttonIn(question, "No"))).toBe(true);
    expect(await texts(anna)).toEqual([expect.stringMatching(/^Nothing changed/)]);
    expect(await linkedTo(anna)).toBeDefined();
    expect(await anna.ask({ kind: "unlink" })).toBe(true);

    expect(await texts(anna)).toEqual([expect.stringMatching(/^No longer linked/)]);
    expect(await linkedTo(anna)).toBeUndefined();
    expect(await anna.ask({ kind: "unlink" })).toBe(false);
  });

  it("comes with the end of a membership, and of a code that was still open", async () => {
    const [owner, member, anna] = [await desk.as("owner"), await desk.as("operator"), somebody()];
    await link(member, anna);

    const { data } = await owner.member.list.query();
    const { id: memberId = "", version = 0 } = data.find(({ id }) => id === member.who?.memberId) ?? {};
    await owner.member.remove.mutate(withOpId({ memberId, version }));

    expect(await linkedTo(anna)).toBeUndefined();
  });

  it("leaves what others write, and what staff write but for commands, to the desk", async () => {
    const [member, anna, guest] = [await desk.as("operator"), somebody(), somebody("Guest")];
    await link(member, anna);

    expect(await guest.ask({ kind: "start" })).toBe(false);
    expect(await guest.ask({ kind: "workspace" })).toBe(false);
    expect(await anna.ask({ kind: "start" })).toBe(true);
    expect(await texts(anna)).toEqual([expect.stringMatching(/^Here you are operator/)]);
    const conversations = (await (await desk.as("owner")).conversation.list.query({ view: "open" })).data.rows;
    expect(conversations).toEqual([]);
  });
});
