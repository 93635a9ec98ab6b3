import { AxeBuilder } from "@axe-core/playwright";
import type { AtDesk } from "./people.ts";

/** What axe finds serious or critical on the page as it stands, in each scheme: rule and place of each finding. */
export async function barriers(
  { page }: AtDesk,
  schemes: readonly ("dark" | "light")[] = ["dark", "light"],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.target.join(" ")}`));
  }
  return found;
}
