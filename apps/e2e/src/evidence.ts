import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Installation } from "@frontdesk/scripts/installation";
import type { AtDesk } from "./people.ts";

const folder = fileURLToPath(new URL("../test-results/", import.meta.url));

interface Scene {
  people: Record<string, AtDesk>;
  installation: Installation;
}

/** Runs a walk; where it fails, keeps evidence of it. */
export async function keepingEvidence(scene: Scene, walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    await keepEvidence(scene);
    throw error;
  }
}

/** Keeps what each person sees and what the processes have printed, in a walk's folder of `test-results/`. */
export async function keepEvidence({ people, installation }: Scene, walk = ""): Promise<void> {
  const into = join(folder, walk);
  await mkdir(into, { recursive: true });
  for (const [name, { page }] of Object.entries(people))
    if (!page.isClosed()) await page.screenshot({ path: join(into, `${name}.png`) });
  await writeFile(join(into, "output.txt"), installation.output());
}
