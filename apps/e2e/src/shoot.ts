import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AtDesk } from "./people.ts";

/** Where the README's pictures lie; they are taken anew when SCREENSHOTS=1. */
const pictures = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

/** Takes the page as the README shows it: light, dark, and on a phone. */
export async function shoot({ page }: AtDesk, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  await mkdir(pictures, { recursive: true });
  const size = page.viewportSize();
  await page.screenshot({ path: `${pictures}${name}-light.png` });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: `${pictures}${name}-dark.png` });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.screenshot({ path: `${pictures}${name}-phone.png` });
  await page.emulateMedia({ colorScheme: "light" });
  if (size) await page.setViewportSize(size);
}
