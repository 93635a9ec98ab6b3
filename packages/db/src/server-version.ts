/** The oldest release of each major version without known security defects. */
const OLDEST_MINOR: Readonly<Record<number, number>> = { 15: 18, 16: 14, 17: 10, 18: 4 };

/** @throws Error with one sentence when the server is older than Frontdesk supports; `versionNumber` is server_version_num */
export function assertServerVersion(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  const minor = versionNumber % 10_000;
  const oldest = OLDEST_MINOR[major];
  if (major > 18 || (oldest !== undefined && minor >= oldest)) return;

  const supported = Object.entries(OLDEST_MINOR).map((version) => version.join("."));
  throw new Error(`PostgreSQL ${major}.${minor} is too old: Frontdesk needs ${supported.join(", ")} or newer.`);
}
