import type { GroupChat, MemberStatus, Topic } from "../world/group-chat.ts";

/** A group as the control API shows it. */
export interface Group {
  id: number;
  type: GroupChat["type"];
  title: string;
  username?: string;
  isForum: boolean;
  migratedTo?: number;
  /** Also those who left. */
  members: { id: number; status: MemberStatus }[];
  /** In order of opening, General first. */
  topics: Topic[];
}

/** A group without its messages. */
export function showGroup({ id, type, title, username, isForum, migratedTo, members, topics }: GroupChat): Group {
  return {
    id,
    type,
    title,
    ...(username && { username }),
    isForum,
    ...(migratedTo !== undefined && { migratedTo }),
    members: [...members].map(([memberId, { status }]) => ({ id: memberId, status })),
    topics: [...topics.values()],
  };
}
