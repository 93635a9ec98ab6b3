import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOutgoing, OutgoingFailure } from "./outgoing.ts";
import { allowNothing, readOutgoingAllow } from "./outgoing-allow.ts";
import { isPrivateAddress } from "./private-address.ts";

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/silent") return;
    if (request.url === "/large") return void response.end(Buffer.alloc(5000));
    if (request.url === "/away") return void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const own = readOutgoingAllow("127.0.0.1, localhost");
const post = async (path: string, { allow = own, signal = new AbortController().signal } = {}) => {
  const call = { headers: {}, body: "said", silenceMs: 300, mostBytes: 1000, signal };
  const { status, body } = await createOutgoing(allow).post(new URL(path, `http://127.0.0.1:${port}`), call);
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return { status, text: Buffer.concat(pieces).toString() };
};

describe("calls to addresses that members name", () => {
  it("reach what the installer allows, by address or by name", async () => {
    expect(await post("/")).toEqual({ status: 200, text: "said" });
    expect(await post(`http://localhost:${port}/`)).toEqual({ status: 200, text: "said" });
  });

  it.each([
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://0x7f.1/",
    "http://93.184.216.34/",
  ])("refuse %s", async (url) => {
    await expect(post(url, { allow: allowNothing })).rejects.toMatchObject({ reason: "address_refused" });
  });

  it("follow no redirect, wait for no silence and hold no more than was asked for", async () => {
    expect(await post("/away")).toMatchObject({ status: 302 });
    await expect(post("/silent")).rejects.toMatchObject({ reason: "too_slow" });
    await expect(post("/large")).rejects.toMatchObject({ reason: "too_large" });
    await expect(post("http://127.0.0.1:1/")).rejects.toMatchObject({ reason: "unreachable" });
  });

  it("end when their caller gives up", async () => {
    const giving = new AbortController();
    const ended = post("/silent", { signal: giving.signal });
    giving.abort(new OutgoingFailure("unreachable"));
    await expect(ended).rejects.toMatchObject({ reason: "unreachable" });
  });
});

it.each([
  ["10.1.2.3", true],
  ["172.31.0.1", true],
  ["172.32.0.1", false],
  ["::ffff:192.168.0.1", true],
  ["fd00::1", true],
  ["fe80::1", true],
  ["2606:4700::1111", false],
  ["8.8.8.8", false],
])("knows whether %s is private: %s", (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate);
});

it("reads which private places may be called, and says which entry it does not understand", () => {
  const { names, addresses } = readOutgoingAllow("llm.internal, 10.0.0.0/8,fd00::/8");

  expect([...names]).toEqual(["llm.internal"]);
  expect([addresses.check("10.9.8.7"), addresses.check("11.0.0.1"), addresses.check("fd00::7", "ipv6")]).toEqual([
    ...[true, false, true],
  ]);
  for (const wrong of ["http://x", "10.0.0.0/33", "a b", ""]) expect(() => readOutgoingAllow(wrong)).toThrow(wrong);
});
