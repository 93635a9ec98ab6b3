import { rm, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { testDesk } from "../testing/index.ts";
import type { Report } from "./report.ts";

const token = "a token for the metrics alone";

it.each(["", "Bearer wrong", "Installation wrong", `Installation ${token}`])(
  "is refused to “%s”",
  async (authorization) => {
    await using desk = await testDesk({ metricsToken: token });

    const response = await fetch(`${desk.url}/report`, { headers: { authorization } });

    expect(response.status).toBe(401);
  },
);

it("tells a healthy installation's versions and clocks, and nothing about any workspace", async () => {
  await using desk = await testDesk({ metricsToken: token });
  await desk.build.inbound({ text: "private words", name: "Anna Karenina" });

  const [byToken, byKey] = await Promise.all([
    read(desk.url, `Bearer ${token}`),
    read(desk.url, `Installation ${desk.services.installationKey}`),
  ]);

  expect(byKey).toMatchObject({
    storage: { error: null },
    database: { login: "frontdesk_app", migrations: { missing: [], unknown: [] }, bots: [{ state: "live" }] },
  });
  expect(Object.keys(byToken)).toEqual(Object.keys(byKey));
  const text = JSON.stringify(byKey);
  for (const hidden of ["private words", "Karenina", desk.home.workspaceId, "home"]) expect(text).not.toContain(hidden);
});

it("tells a storage that can't be written", async () => {
  await using desk = await testDesk({ metricsToken: token });
  await rm(desk.filesRoot, { recursive: true });
  await writeFile(desk.filesRoot, "a file where the folder was");

  const report = await read(desk.url, `Bearer ${token}`);

  expect(report.storage.error).toMatch(/EEXIST|ENOTDIR/);
});

async function read(url: string, authorization: string): Promise<Report> {
  const response = await fetch(`${url}/report`, { headers: { authorization } });
  expect(response.status).toBe(200);
  return (await response.json()) as Report;
}
