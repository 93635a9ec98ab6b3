/** The settings of a workspace, in English. */
export const workspaceWords = {
  workspace: {
    title: "Workspace",
    lead: "What the workspace is called, and how much it keeps for how long. Every change is written down in the audit.",
    itself: "The workspace itself",
    name: "Name",
    timezone: "Time zone",
    timezoneHint: "By it days begin and end in figures and reports.",
    locale: "Language",
    localeHint:
      "What the desk says by itself, such as in letters, is said in it. Everyone chooses their own for the pages.",
    keeps: "What it keeps",
    quota: "Files",
    quotaHint:
      "What all files of the workspace may weigh together, {{max}} GiB at most. Beyond it new files are refused; none is removed.",
    keepEvents: "Days of the event log",
    keepEventsHint:
      "The log by which open pages follow changes. A page that was away for longer loads once anew, and misses nothing; messages and the audit are kept whatever stands here.",
    saved: "The settings are saved.",
    overtaken: "Somebody has just changed these settings",
    overtakenHint:
      "What you wrote is still here, and was not saved. Look at the new settings, and write it again where it still fits.",
    takeTheirs: "Show the new settings",
  },
} as const;
