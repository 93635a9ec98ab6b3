import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";

let desk: TestDesk;
let home: string;
let webRoot: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "frontdesk-web-"));
  // A folder above it has the name that hashed files lie under.
  webRoot = join(home, "assets", "dist");
  desk = await testDesk({ webRoot });
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

async function build(name: string) {
  await rm(webRoot, { recursive: true, force: true });
  await mkdir(join(webRoot, "assets"), { recursive: true });
  await writeFile(join(webRoot, "assets", `${name}.js`), `// ${name}`);
  await writeFile(join(webRoot, "index.html"), `<script src="/assets/${name}.js"></script>`);
}

async function ask(path: string, accept = "*/*") {
  const response = await fetch(`${desk.url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text(), cache: response.headers.get("cache-control") };
}

/** What a request line says is sent as it is, where a URL parser would tidy it up. */
function statusOf(path: string): Promise<number | undefined> {
  const { port } = new URL(desk.url);
  return new Promise((resolve, reject) => {
    get({ port, path }, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
}

it("is there as soon as it is built, and as it was built last", async () => {
  expect((await ask("/", "text/html")).status).toBe(404);
  expect((await ask("/")).status).toBe(404);

  for (const name of ["one", "two"]) {
    await build(name);

    expect(await ask("/w/home/inbox", "text/html")).toMatchObject({
      status: 200,
      text: `<script src="/assets/${name}.js"></script>`,
      cache: "no-cache",
    });
    expect(await ask(`/assets/${name}.js`)).toEqual({
      status: 200,
      text: `// ${name}`,
      cache: "public, max-age=31536000, immutable",
    });
  }
  expect((await ask("/assets/one.js")).status).toBe(404);
});

it("is all there is to see of the disk", async () => {
  await build("one");
  await writeFile(join(home, "secret"), "secret");

  for (const path of [
    "/../../secret",
    "/assets/../../../secret",
    "/%2e%2e/%2e%2e/secret",
    "/..%2f..%2fsecret",
    "//etc/passwd",
    "/%00",
  ])
    expect([400, 403, 404], path).toContain(await statusOf(path));
});

it("is the one page for whoever takes a page at a path of the app, and for nothing else", async () => {
  await build("one");
  const page = `<script src="/assets/one.js"></script>`;

  for (const [path, accept] of [
    ["/", "*/*"],
    ["/w/home/inbox?view=mine", "*/*"],
    ["/join/Ab_9-x", "text/html,application/xhtml+xml"],
  ] as const)
    expect(await ask(path, accept), path).toMatchObject({ status: 200, text: page });
  for (const [path, accept] of [
    ["/w/home/inbox", "application/json"],
    ["/", "image/*"],
    // A tab of an earlier build asks for a part of it: a page in its place would be run as a script.
    ["/assets/gone-4f2a.js", "*/*"],
    ["/assets/gone", "text/html"],
    ["/gone.png", "*/*"],
    ["/trpc", "text/html"],
    ["/telegram/gone", "text/html"],
    ["/w/home/files/gone", "text/html"],
    ["/bot-files/gone", "text/html"],
  ] as const) {
    const { status, text } = await ask(path, accept);
    expect([status, text.includes("<script")], path).toEqual([404, false]);
  }
});
