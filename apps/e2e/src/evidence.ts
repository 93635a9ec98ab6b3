import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Installation } from "@frontdesk/scripts/installation";
import type { AtDesk } from "./people.ts";

const folder = fileURLToPath(new URL("../test-results/", import.meta.url));

interface Scene {
  people: Record<string, AtDesk>;
  installation: Installation;
}

/** Runs a walk; where it fails, keeps what each person saw and what the processes printed, in `test-results/`. */
export async function keepingEvidence({ people, installation }: Scene, walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    await mkdir(folder, { recursive: true });
    for (const [name, { page }] of Object.entries(people)) await page.screenshot({ path: `${folder}${name}.png` });
    await writeFile(`${folder}output.txt`, installation.output());
    throw error;
  }
}
