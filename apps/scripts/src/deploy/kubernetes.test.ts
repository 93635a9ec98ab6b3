import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { projectRoot } from "../project.mjs";

interface Probe {
  httpGet: { path: string; port: number; httpHeaders: { name: string; value: string }[] };
}
interface Container {
  name: string;
  command?: string[];
  ports?: { containerPort: number }[];
  env: { name: string; value?: string }[];
  volumeMounts?: { name: string; mountPath: string }[];
  readinessProbe?: Probe;
  livenessProbe?: Probe;
}
interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: {
    ports?: { port: number }[];
    template?: {
      spec: { terminationGracePeriodSeconds?: number; securityContext: { runAsUser: number }; containers: Container[] };
    };
  };
}

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const manifests: Manifest[] = parseAllDocuments(read("docs/kubernetes.yaml")).map((document) => document.toJS());
const pods = manifests.flatMap(({ spec: { template } }) => template?.spec ?? []);
const [server, bot] = pods.map(({ containers: [container] }) => container);
const settingOf = ({ env }: Container, name: string) => env.find((one) => one.name === name)?.value ?? "";

it("[D-F6] a manifest for Kubernetes says of the image what is true of it", () => {
  const image = read("Dockerfile");
  const compose = parse(read("docker-compose.yml"), { merge: true });
  const [, port = "", data = ""] = /PORT=(\d+) FRONTDESK_DATA=(\S+)/.exec(image) ?? [];

  expect(server?.ports).toEqual([{ containerPort: Number(port) }]);
  expect(server?.volumeMounts?.map(({ mountPath }) => mountPath)).toEqual([data, "/tmp"]);
  expect(bot?.command).toEqual(compose.services.bot.command);
  const uid = Number(/ARG UID=(\d+)/.exec(image)?.[1]);
  for (const { securityContext } of pods) expect(securityContext.runAsUser).toBe(uid);
});

it("[D-F6] sets what the server and the bot know, and asks for their health by a name that they answer to", () => {
  const known = new Set([...read("docs/operations.md").matchAll(/`([A-Z_]{4,})`/g)].map(([, name]) => name));
  const service = manifests.find(({ kind }) => kind === "Service");

  for (const { env } of [server, bot].filter((one) => one !== undefined))
    for (const { name } of env) expect(known).toContain(name);
  if (!server || !bot) throw new Error("A server and a bot are what it is about.");
  expect(new URL(settingOf(bot, "DESK_URL")).hostname).toBe(service?.metadata.name);
  expect(settingOf(server, "INTERNAL_HOSTS")).toBe(service?.metadata.name);
  for (const [probe, path] of [
    [server.readinessProbe, "/ready"] as const,
    [server.livenessProbe, "/health"] as const,
  ]) {
    expect(probe?.httpGet.path).toBe(path);
    expect(probe?.httpGet.httpHeaders).toEqual([{ name: "Host", value: new URL(settingOf(server, "BASE_URL")).host }]);
  }
  // R12: the pause before SIGTERM and ten seconds after it.
  expect(pods[0]?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(5 + 10);
});
