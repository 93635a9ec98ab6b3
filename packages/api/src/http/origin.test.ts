import { describe, expect, it } from "vitest";
import { isOurs } from "./origin.ts";

const here = { baseUrl: new URL("https://desk.example.org"), internalHosts: new Set(["server"]) };
const trial = { baseUrl: null, internalHosts: new Set<string>() };

describe("[D24] a call without an origin, as a script or a bot makes it", () => {
  it.each(["desk.example.org", "127.0.0.1:4000", "localhost:4000", "[::1]:4000", "server:4000", "server"])(
    "is heard at %s",
    (host) => expect(isOurs({ host }, here)).toBe(true),
  );

  it.each(["evil.example", "desk.example.org:8443", "server.evil.example", "[", "a b", "", undefined])(
    "is not heard at %s",
    (host) => expect(isOurs({ host }, here)).toBe(false),
  );

  it("is heard under loopback names only where nothing is configured", () => {
    expect(isOurs({ host: "localhost:4000" }, trial)).toBe(true);
    expect(isOurs({ host: "server:4000" }, trial)).toBe(false);
  });
});

describe("[D24] a call by a page", () => {
  it.each([
    ["desk.example.org", "https://desk.example.org", true],
    ["127.0.0.1:4000", "http://127.0.0.1:4000", true],
    ["desk.example.org", "https://evil.example", false],
    ["desk.example.org", "http://desk.example.org", false],
    ["127.0.0.1:4000", "http://127.0.0.1:5000", false],
    // A page under an internal name would have been opened by a browser that has no business there.
    ["server:4000", "http://server:4000", false],
  ])("at %s from %s: %s", (host, origin, expected) => {
    expect(isOurs({ host, origin }, here)).toBe(expected);
  });
});
