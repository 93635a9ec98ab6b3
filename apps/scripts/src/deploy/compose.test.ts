import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allocator } from "../allocator.ts";
import { projectRoot } from "../project.mjs";
import { readCompose } from "./compose.ts";
import { readDockerfile } from "./dockerfile.ts";

const env = { DATABASE_PASSWORD: "hidden", SECRET_KEY: "s".repeat(32), BASE_URL: "https://desk.example.org" };
const compose = textOf("docker-compose.yml");
const stages = readDockerfile(textOf("Dockerfile"));

it("runs PostgreSQL 18, the server and the bot, each with a health check, and no simulator", () => {
  const services = readCompose(compose, env);

  expect(Object.keys(services)).toEqual(["database", "server", "bot"]);
  expect(services.database).toMatchObject({ image: "postgres:18", volumes: ["database:/var/lib/postgresql"] });
  expect(services.server?.environment.DATABASE_URL).toBe("postgres://frontdesk:hidden@database:5432/frontdesk");
  expect(services.server?.depends_on).toEqual({ database: { condition: "service_healthy" } });
  expect(services.bot?.depends_on).toEqual({ server: { condition: "service_healthy" } });
  for (const { healthcheck } of Object.values(services)) expect(healthcheck.test[0]).toBe("CMD");
});

it("gives the desk's containers nothing to write on but their data, and no rights", () => {
  const { server, bot } = readCompose(compose, env);

  for (const service of [server, bot]) expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  expect(stages.at(-1)?.instructions.map(({ word, text }) => `${word} ${text}`)).toContain("USER $UID");
});

it("has the image's processes give memory back as those of npm start do", () => {
  const settings = Object.entries(allocator).map(([name, value]) => `${name}=${value}`);
  expect(stages.at(-1)?.instructions).toContainEqual({ word: "ENV", text: settings.join(" ") });
});

it("is reached from this machine only until somebody says otherwise", () => {
  expect(readCompose(compose, env).server?.ports).toEqual(["127.0.0.1:4000:4000"]);
  expect(readCompose(compose, { ...env, PORT: "80", PUBLISH: "0.0.0.0" }).server?.ports).toEqual(["0.0.0.0:80:4000"]);
});

it.each(Object.keys(env))("names %s when it is missing", (name) => {
  expect(() => readCompose(compose, { ...env, [name]: "" })).toThrow(`${name} is missing in .env`);
});

it("leaves what was not set to the server's own defaults", () => {
  expect(readCompose(compose, env).server?.environment.TRUST_PROXY).toBe("");
});

it("puts into the image the workspaces that server and bot run on, and no others", () => {
  const copied = stages
    .at(-1)
    ?.instructions.flatMap(({ word, text }) => (word === "COPY" ? text.split(" ").at(-1) : []));

  const needed = [...neededBy("apps/server"), ...neededBy("apps/bot"), "node_modules", "apps/web/dist"];
  expect(copied?.toSorted()).toEqual([...new Set(needed)].toSorted());
});

it("refuses a Dockerfile that it could not carry out whole", () => {
  expect(() => readDockerfile("FROM a\nADD x y")).toThrow("ADD x y");
});

/** A workspace and those it depends on at run time, by folder. */
function neededBy(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(textOf(`${folder}/package.json`));
  const inner = Object.keys(dependencies).flatMap((name) => /^@frontdesk\/(.+)/.exec(name)?.[1] ?? []);
  return [folder, ...inner.flatMap((name) => neededBy(`packages/${name}`))];
}

function textOf(path: string): string {
  expect(existsSync(join(projectRoot, path))).toBe(true);
  return readFileSync(join(projectRoot, path), "utf8");
}
