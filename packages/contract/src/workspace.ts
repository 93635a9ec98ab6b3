import type { Locale } from "./identity.ts";

export const workspaceLimits = {
  keepEventsDaysMin: 1,
  keepEventsDaysMax: 3650,
  /** What a workspace may give its own files at most: the disk is everybody's. */
  filesQuotaBytesMax: 100 * 2 ** 30,
  /** How many workspaces a person may found, unless the installation says otherwise. */
  foundedEach: 20,
  tokensEach: 200,
  openInvitationsEach: 500,
} as const;

/** What every member knows of the workspace. */
export interface Workspace {
  id: string;
  slug: string;
  name: string;
  /** The language of what the desk says by itself. */
  locale: Locale;
  timezone: string;
}

/** A workspace with what only those know who run it (B17). */
export interface WorkspaceSettings extends Workspace {
  filesQuotaBytes: number;
  /** A client that was away for longer reloads once (R4). */
  keepEventsDays: number;
  version: number;
}
