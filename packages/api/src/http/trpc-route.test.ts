import { messageLimits } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyNumberOfCalls } from "../testing/any-number-of-calls.ts";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { callPlainly } from "../testing/plain-calls.ts";
import { walkRouter } from "../testing/procedures.ts";

let desk: TestDesk;
let operator: Caller;
let cookie: string;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk({ rates: anyNumberOfCalls });
  operator = await desk.as("operator");
  cookie = `frontdesk=${operator.who?.sessionSecret}`;
  conversationId = await desk.build.conversation();
});
afterAll(() => desk[Symbol.asyncDispose]());

const json = { "content-type": "application/json", "x-frontdesk": "1", "x-workspace": "home" };

/** A mutation as a browser with the session's cookie would send it, but for what the test changes. */
async function post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) {
  const response = await fetch(`${desk.url}/trpc/${path}`, { method: "POST", body, headers: { cookie, ...headers } });
  return { status: response.status, text: await response.text() };
}

const takeInput = () => JSON.stringify({ conversationId, override: false, opId: crypto.randomUUID() });
const assignee = async () => (await operator.conversation.get.query({ conversationId })).data.assignee;

describe("[F7] a call that a foreign page could send is refused", () => {
  it.each([
    ["without our header", { "content-type": "application/json", "x-workspace": "home" }, 403],
    ["as a form", { ...json, "content-type": "application/x-www-form-urlencoded" }, 415],
    ["as multipart", { ...json, "content-type": "multipart/form-data; boundary=x" }, 415],
    ["as text", { ...json, "content-type": "text/plain" }, 415],
    ["as bytes", { ...json, "content-type": "application/octet-stream" }, 415],
    ["from a foreign origin", { ...json, origin: "http://evil.example" }, 403],
    [
      "across sites, as a form",
      { "content-type": "multipart/form-data; boundary=x", "sec-fetch-site": "cross-site" },
      403,
    ],
  ])("%s", async (_how, headers, status) => {
    expect((await post("conversation.take", takeInput(), headers)).status).toBe(status);
    expect(await assignee()).toBeNull();
  });

  it("with a query's method it changes nothing", async () => {
    const input = encodeURIComponent(takeInput());
    const response = await fetch(`${desk.url}/trpc/conversation.take?input=${input}`, { headers: { cookie, ...json } });

    expect(response.status).toBe(405);
    expect(await assignee()).toBeNull();
  });
});

describe("[P10] bad input", () => {
  it.each([
    ["2 MiB", `{"conversationId":"${"x".repeat(2 * 1024 * 1024)}"}`, 413],
    ["half a sentence", '{"conversationId":', 400],
    ["nothing", "", 400],
    ["an array", "[]", 400],
    ["null", "null", 400],
    ["a hundred thousand brackets", "[".repeat(100_000), 400],
  ])("of %s gets a %s", async (_what, body, status) => {
    const answer = await post("conversation.take", body);

    expect([answer.status, answer.text]).toEqual([status, expect.not.stringMatching(/stack|SELECT|node_modules/)]);
  });

  it.each([
    ["a prototype", JSON.parse('{"__proto__": {"isAdmin": true}}')],
    ["an unknown field", { workspaceId: "00000000-0000-0000-0000-000000000000" }],
    ["NUL", { text: "a\u0000b" }],
    ["a lone surrogate", { text: "a\ud800b" }],
    ["blank text", { text: " \n\t " }],
    ["text beyond the limit", { text: "x".repeat(messageLimits.sourceLength + 1) }],
    ["an id of another shape", { conversationId: "1; drop table message" }],
    ["a list for a text", { text: ["x"] }],
  ])("with %s is invalid, and says which part", async (_what, part) => {
    const input = { conversationId, text: "x", clientKey: crypto.randomUUID(), opId: crypto.randomUUID() };
    // By hand, since a spread would lose a prototype's name.
    const body = `${JSON.stringify(input).slice(0, -1)},${JSON.stringify(part).slice(1)}`;
    const answer = await post("message.send", body);

    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/stack|node_modules|select /i);
  });

  it.each(["a\u202Eb", "\u3164\u200B", "two\nlines", "a\u2028b", "\ud800", "x".repeat(100_000), " "])(
    "as a name, %j, is invalid, and says that it is the name",
    async (name) => {
      const senior = await desk.as("senior");
      const sender = {
        url: desk.url,
        workspace: "home",
        credential: { cookie: `frontdesk=${senior.who?.sessionSecret}` },
      };
      const input = { name, color: "red", opId: crypto.randomUUID() };

      const { refusal } = await callPlainly(sender, { path: "tag.create", type: "mutation", input });
      expect(refusal).toMatchObject({ code: "invalid", reason: "bad_input", fields: { name: expect.any(String) } });
    },
  );

  it.each(["9999-99-99T00:00:00.000Z", "0000-01-01T00:00:00.000Z", `2026-01-01T00:00:00.${"1".repeat(5000)}Z`])(
    "of the moment %s is invalid and no fault of ours",
    async (at) => {
      const input = { view: "open", cursor: { at, id: conversationId } };
      const sender = { url: desk.url, workspace: "home", credential: { cookie } };

      const { refusal } = await callPlainly(sender, { path: "conversation.list", type: "query", input });
      expect(refusal).toMatchObject({ code: "invalid", reason: "bad_input" });
    },
  );

  it("never makes a fault of ours, whichever part of a procedure's input is bent", async () => {
    const owner = await desk.as("owner");
    const sender = {
      url: desk.url,
      workspace: "home",
      credential: { cookie: `frontdesk=${owner.who?.sessionSecret}` },
    };
    const bent: unknown[] = [null, "\u0000", "\ud800", -1, 1e308, [], { a: { b: {} } }, "x".repeat(70_000), true];
    for (const { path, type, input, declaration } of walkRouter()) {
      if (type === "subscription" || !input?.properties || declaration?.word === "open") continue;
      for (const [index, name] of Object.keys(input.properties).entries()) {
        const value = bent[index % bent.length];
        const answer = await callPlainly(sender, { path, type, input: { [name]: value } }).catch(() => null);
        expect([400, 403, 413, 414, 431, null], `${path}.${name}`).toContain(answer?.status ?? null);
      }
    }
  });
});

it("[D24] what people write is a parameter, and never a part of a statement", async () => {
  const text = `'); drop table message; -- \\'; select set_config('role', 'none', false); $1`;
  const input = { conversationId, text, clientKey: crypto.randomUUID(), opId: crypto.randomUUID() };

  expect((await post("message.send", JSON.stringify(input))).status).toBe(200);

  const { data } = await operator.message.list.query({ conversationId });
  expect(data.rows.at(-1)?.text).toBe(text);
});

describe("a call", () => {
  it("of nothing that exists is not found", async () => {
    const { status, text } = await post("conversation.explode", "{}");

    expect(status).toBe(404);
    expect(JSON.parse(text).error.data.desk).toMatchObject({ code: "not_found" });
  });

  it("[P9] is one of ten in a batch", async () => {
    const paths = Array.from({ length: 11 }, () => "conversation.counts").join(",");
    const response = await fetch(`${desk.url}/trpc/${paths}?batch=1&input={}`, { headers: { cookie, ...json } });

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it("under a session that is over is nobody's", async () => {
    const { who } = await desk.as("operator");
    await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => ({
      value: await db
        .updateTable("session")
        .set({ expires_at: now })
        .where("id", "=", who?.sessionId ?? "")
        .execute(),
      events: [],
    }));

    const answer = await post("conversation.take", takeInput(), { ...json, cookie: `frontdesk=${who?.sessionSecret}` });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text).error.data.desk).toMatchObject({ code: "unauthenticated", reason: "signed_out" });
  });

  it("by a name that is not ours is refused, so that no foreign name can be pointed here", async () => {
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      const { hostname, port } = new URL(desk.url);
      request(
        { hostname, port, path: "/trpc/installation.get", headers: { ...json, host: "evil.example" } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).end();
    });

    expect(status).toBe(403);
  });
});
