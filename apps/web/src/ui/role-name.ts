import type { Role } from "@frontdesk/contract";
import type { TFunction } from "i18next";

/** A role's name in the reader's language where it is a preset, else as its maker named it. */
export function roleName(role: Role, t: TFunction): string {
  return role.preset === null ? role.name : t(`preset.${role.preset}`);
}
