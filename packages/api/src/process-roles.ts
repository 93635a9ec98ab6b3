/** What a process may be there for: `web` answers calls and holds live connections, `worker` does what no call asks for. */
export const processRoles = ["web", "worker"] as const;
export type ProcessRole = (typeof processRoles)[number];
