import { AxeBuilder } from "@axe-core/playwright";
import type { AtDesk } from "./people.ts";

/** What axe finds serious or critical on the page as it stands, light and dark: rule and place of each finding. */
export async function barriers({ page }: AtDesk): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.target.join(" ")}`));
  }
  return found;
}
