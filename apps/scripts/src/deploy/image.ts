import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { projectFiles } from "../check/source-files.mjs";
import { projectRoot } from "../project.mjs";
import type { Instruction, Stage } from "./dockerfile.ts";

/** A built image: a folder that stands for its file system, and how a process runs in it. */
export interface Image {
  root: string;
  workdir: string;
  env: Record<string, string>;
  uid: number;
  command: string[];
}

const isRoot = process.getuid?.() === 0;
/** The base image's user; without root's rights nobody else can be had than who runs the drill. */
const uid = isRoot ? 1000 : (process.getuid?.() ?? 1000);

/**
 * Carries out the stages, each in a folder of its own under `folder`, with this Node as the base image's.
 * @throws Error with the output of a step that fails
 */
export function buildImage(stages: Stage[], folder: string, say: (line: string) => void): Image {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  copyFileSync(process.execPath, join(bin, "node"));
  chmodSync(join(bin, "node"), 0o755);

  const built = new Map<string, Image>();
  let last: Image | undefined;
  for (const [index, { from, name, instructions }] of stages.entries()) {
    const root = join(folder, name ?? `stage-${index}`);
    const earlier = built.get(from);
    if (earlier) cpSync(earlier.root, root, { recursive: true, verbatimSymlinks: true });
    else mkdirSync(root, { recursive: true });
    const image: Image = {
      root,
      workdir: earlier?.workdir ?? "/",
      env: { PATH: [bin, process.env.PATH].join(delimiter), HOME: process.env.HOME ?? folder, ...earlier?.env },
      uid: process.getuid?.() ?? uid,
      command: earlier?.command ?? [],
    };
    for (const instruction of instructions) carryOut(instruction, { image, built, say });
    if (name) built.set(name, image);
    last = image;
  }
  if (!last) throw new Error("The Dockerfile has no stage.");
  return last;
}

/** A path of the image on this machine. */
export function pathIn({ root, workdir }: Image, path: string): string {
  return join(root, resolve(workdir, path));
}

interface Site {
  image: Image;
  built: Map<string, Image>;
  say: (line: string) => void;
}

function carryOut({ word, text }: Instruction, { image, built, say }: Site): void {
  if (word === "WORKDIR") {
    image.workdir = resolve(image.workdir, text);
    mkdirSync(pathIn(image, "."), { recursive: true });
  }
  if (word === "ARG") {
    const [name = ""] = text.split("=", 1);
    image.env[name] = name === "UID" ? String(uid) : text.slice(name.length + 1);
  }
  if (word === "ENV")
    for (const [, name = "", value = ""] of text.matchAll(/(\w+)=(\S+)/g)) image.env[name] = absolute(image, value);
  if (word === "USER") image.uid = uid;
  if (word === "CMD") image.command = JSON.parse(text) as string[];
  if (word === "COPY") copy(text, image, built);
  if (word === "RUN") runStep(text, image, say);
}

/** Paths at the root of the image lie in its folder. */
function absolute({ root }: Image, text: string): string {
  return text.replaceAll(/(?<=^|[ =])\/data\b/g, join(root, "data"));
}

function copy(text: string, image: Image, built: Map<string, Image>): void {
  const [, stage, source = "", target = ""] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(text) ?? [];
  if (stage === undefined) {
    copyContext(pathIn(image, target));
    return;
  }
  const origin = built.get(stage);
  if (!origin) throw new Error(`COPY names the stage "${stage}", which there is not.`);
  const to = pathIn(image, target);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(origin.root, source), to, { recursive: true, verbatimSymlinks: true });
}

/** The project as git knows it, which .dockerignore has to amount to. */
function copyContext(target: string): void {
  for (const path of projectFiles()) {
    if (!existsSync(join(projectRoot, path))) continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(join(projectRoot, path), join(target, path));
  }
}

function runStep(text: string, image: Image, say: (line: string) => void): void {
  const beganAt = performance.now();
  const env = { ...networkSettings(), ...image.env };
  const step = spawnSync("sh", ["-c", absolute(image, text)], { cwd: pathIn(image, "."), env, encoding: "utf8" });
  if (step.status !== 0) throw new Error(`RUN ${text}\n${step.stdout}${step.stderr}`);
  say(`${basename(image.root)}: ${text} (${((performance.now() - beganAt) / 1000).toFixed(1)} s)`);
}

/** How this machine reaches the registry, which is not the image's business: proxies, certificates, npm's settings. */
function networkSettings(): NodeJS.ProcessEnv {
  const settings = Object.entries(process.env).filter(
    ([name]) => /proxy|_CERTS?$|^SSL_/i.test(name) || /^npm_config_(?!(local_|global_)?prefix)/i.test(name),
  );
  return Object.fromEntries(settings);
}
