import { expect, it, vi } from "vitest";
import { beginningOf } from "./process-identity.mjs";
import { Supervised } from "./supervise.mjs";

/** Starting a process takes its time on a busy machine. */
const patience = { timeout: 10_000 };
const quick = { firstMs: 5, longestMs: 20, steadyMs: 60_000 };

it("starts a process again with back-off when it ends by itself", async () => {
  await using watched = watch("console.log('hello'); process.exitCode = 3");

  await vi.waitFor(() => expect(delaysOf(watched.lines).length).toBeGreaterThan(3), patience);

  expect(delaysOf(watched.lines).slice(0, 4)).toEqual(["0.005", "0.01", "0.02", "0.02"]);
  expect(watched.lines.filter((line) => line === "hello").length).toBeGreaterThan(3);
});

it("begins anew with the shortest delay after a steady life", async () => {
  await using watched = watch("", { ...quick, steadyMs: 0 });

  await vi.waitFor(() => expect(watched.starts.length).toBeGreaterThan(3), patience);

  expect(new Set(delaysOf(watched.lines))).toEqual(new Set(["0.005"]));
});

it("asks for the environment at every start", async () => {
  let round = 0;
  await using watched = watch("console.log(process.env.ROUND)", quick, () => ({ ROUND: String(++round) }));

  await vi.waitFor(() => expect(watched.lines).toContain("2"), patience);

  expect(watched.lines).toContain("1");
});

it("stops politely and does not start again", async () => {
  await using watched = watch(
    "process.on('SIGTERM', () => { console.log('bye'); process.exit() }); console.log('up'); setInterval(() => {}, 1000)",
  );
  await vi.waitFor(() => expect(watched.lines).toContain("up"), patience);

  await watched.process.stop(5_000);

  await vi.waitFor(() => expect(watched.lines).toEqual(["up", "bye"]), patience);
  expect(watched.starts).toHaveLength(1);
});

it("ends by force what does not listen", async () => {
  await using watched = watch("process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)");
  await vi.waitFor(() => expect(watched.lines).toContain("up"), patience);

  await watched.process.stop(50);

  expect(beginningOf(/** @type {number} */ (watched.starts[0]))).toBeUndefined();
});

it("tells a process when its supervisor is gone", async () => {
  const supervisor = `
    const { Supervised } = await import(${JSON.stringify(new URL("./supervise.mjs", import.meta.url).href)});
    const child = "process.on('disconnect', () => process.exit()); console.log('up'); setInterval(() => {}, 1000)";
    new Supervised({ name: "child", args: ["-e", child], env: () => ({}), onLine: () => console.log("up"),
      onStart: ({ pid }) => console.log(pid) });`;
  await using watched = watch(supervisor, quick, () => ({}), ["--input-type=module", "-e"]);
  await vi.waitFor(() => expect(watched.lines).toContain("up"), patience);

  watched.process.kill();

  const grandchild = Number(watched.lines[0]);
  await vi.waitFor(() => expect(beginningOf(grandchild)).toBeUndefined(), patience);
});

/** @param {string[]} lines */
function delaysOf(lines) {
  return lines.flatMap((line) => /ended \(exit \d\), starts again in (.+) s/.exec(line)?.[1] ?? []);
}

/**
 * @param {string} script
 * @param {() => NodeJS.ProcessEnv} env
 */
function watch(script, backOff = quick, env = () => ({}), args = ["-e"]) {
  /** @type {string[]} */
  const lines = [];
  /** @type {number[]} */
  const starts = [];
  const process = new Supervised(
    {
      name: "fixture",
      args: [...args, script],
      env,
      onLine: (line) => lines.push(line),
      onStart: ({ pid }) => starts.push(pid),
    },
    backOff,
  );
  return { process, lines, starts, [Symbol.asyncDispose]: () => process.stop(0) };
}
