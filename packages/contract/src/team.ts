/** Members who answer together; a role that reaches its teams sees their conversations. */
export interface Team {
  id: string;
  name: string;
  /** What has no other team comes to this one; it can't be removed. */
  isDefault: boolean;
  /** In the order in which they joined the workspace. */
  memberIds: string[];
  version: number;
}

export const teamLimits = { nameLength: 60, each: 100, membersEach: 1000 } as const;

/** The order of teams: the default one, then by name. */
export function compareTeams(one: Team, other: Team): number {
  const keyOf = ({ isDefault, name, id }: Team) => `${isDefault ? 0 : 1}\u0000${name.toLowerCase()}\u0000${id}`;
  return keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0;
}
