import { startFrontdesk } from "./frontdesk.ts";
import type { Ground } from "./ground.ts";
import { type Subject, type SubjectName, startPeer } from "./subject.ts";

interface Wanted {
  subscribers: number;
  /** For their Node. */
  execArgv?: string[];
}

const socketsOfToken = 8;

/** Starts the server of this name, with what so many subscribers need. */
export function startSubject(
  { database }: Ground,
  name: SubjectName,
  { subscribers, execArgv = [] }: Wanted,
): Promise<Subject> {
  if (name !== "frontdesk") return startPeer(name, execArgv);
  return startFrontdesk({ database, tokens: Math.ceil(subscribers / socketsOfToken), execArgv });
}
