import type { Permission } from "@frontdesk/contract";
import {
  ActivityIcon,
  AddressBookIcon,
  BuildingIcon,
  BulbIcon,
  ClockIcon,
  HistoryIcon,
  InboxIcon,
  KeyIcon,
  LockIcon,
  MessageCircleIcon,
  PlugIcon,
  RobotIcon,
  ShieldIcon,
  TagIcon,
  TeamIcon,
  UserIcon,
  UsersIcon,
} from "../../ui/icons.ts";

interface SettingsPage {
  name: string;
  Icon: typeof UserIcon;
  /** What the reader's role must hold; null for everyone. */
  permission: Permission | null;
}

/** The settings' pages, by what they are about. */
export const settingsPages = [
  {
    group: "talk",
    pages: [
      { name: "bots", Icon: RobotIcon, permission: "bot:read" },
      { name: "inboxes", Icon: InboxIcon, permission: "inbox:manage" },
      { name: "sla", Icon: ClockIcon, permission: "sla:manage" },
      { name: "replies", Icon: MessageCircleIcon, permission: "conversation:handle" },
      { name: "suggestions", Icon: BulbIcon, permission: "workspace:manage" },
      { name: "tags", Icon: TagIcon, permission: "tag:manage" },
      { name: "fields", Icon: AddressBookIcon, permission: "field:manage" },
    ],
  },
  {
    group: "people",
    pages: [
      { name: "members", Icon: UsersIcon, permission: "member:read" },
      { name: "teams", Icon: TeamIcon, permission: "member:read" },
      { name: "roles", Icon: ShieldIcon, permission: "role:manage" },
      { name: "tokens", Icon: KeyIcon, permission: "token:manage" },
      { name: "audit", Icon: HistoryIcon, permission: "audit:read" },
    ],
  },
  {
    group: "system",
    pages: [
      { name: "workspace", Icon: BuildingIcon, permission: "workspace:manage" },
      { name: "status", Icon: ActivityIcon, permission: "workspace:manage" },
      { name: "connections", Icon: PlugIcon, permission: "workspace:manage" },
    ],
  },
  {
    group: "self",
    pages: [
      { name: "profile", Icon: UserIcon, permission: null },
      { name: "security", Icon: LockIcon, permission: null },
    ],
  },
] as const satisfies { group: string; pages: readonly SettingsPage[] }[];
