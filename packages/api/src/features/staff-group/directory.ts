import type { Receiver } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getDirectory } from "../conversation/index.ts";
import { listTelegramNames } from "./telegram-name.queries.ts";

/** To whom a conversation may be handed, by the names that colleagues may type: their own, and those at Telegram. */
export async function listReceivers({ db, workspaceId }: Desk): Promise<(Receiver & { aliases: string[] })[]> {
  const { members, teams } = await getDirectory(db, workspaceId);
  const usernames = await listTelegramNames(db, workspaceId);
  return [
    ...members.map(({ id, name }) => {
      const username = usernames.get(id);
      return { kind: "member" as const, id, name, aliases: username ? [username] : [] };
    }),
    ...teams.map(({ id, name }) => ({ kind: "team" as const, id, name, aliases: [] })),
  ];
}
