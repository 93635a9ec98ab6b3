import { type Preset, presetRoles, presets } from "@frontdesk/contract";
import { acrossWorkspaces, type Database, type Writer } from "@frontdesk/db";
import { freshSecret, hashSecret } from "../secret.ts";

/** A workspace of the tests. */
export interface Place {
  workspaceId: string;
  slug: string;
  teamId: string;
  roleIds: Record<Preset, string>;
}

/** Somebody who works there, and the session they hold. */
export interface Hired {
  userId: string;
  memberId: string;
  sessionId: string;
  sessionSecret: string;
  name: string;
  email: string;
  preset: Preset;
}

const dayMs = 86_400_000;
/** Numbers the people of all desks of a process, so that no two are called alike. */
let count = 0;

/** Makes workspaces and their people as rows, without the cost of passwords: sessions are what calls are made with. */
export function createPeople(database: Database) {
  const across = acrossWorkspaces(database, "first-run");
  return {
    openPlace: async (slug: string): Promise<Place> => {
      const { value } = await across.write({}, async ({ db }) => {
        const workspace = await db
          .insertInto("workspace")
          .values({ slug, name: slug })
          .returning("id")
          .executeTakeFirstOrThrow();
        const team = await db
          .insertInto("team")
          .values({ workspace_id: workspace.id, name: "Everyone", is_default: true })
          .returning("id")
          .executeTakeFirstOrThrow();
        const roles = await db
          .insertInto("role")
          .values(
            presets.map((preset) => ({
              workspace_id: workspace.id,
              name: preset,
              preset,
              permissions: [...presetRoles[preset].permissions],
              scope: presetRoles[preset].scope,
            })),
          )
          .returning(["id", "preset"])
          .execute();
        const roleIds = Object.fromEntries(roles.map((role) => [role.preset, role.id])) as Record<Preset, string>;
        return { value: { workspaceId: workspace.id, slug, teamId: team.id, roleIds }, events: [] };
      });
      return value;
    },

    hire: async (preset: Preset, place: Place): Promise<Hired> => {
      count += 1;
      const name = `${preset} ${count}`;
      const email = `${preset}-${count}@example.org`;
      const { value } = await across.write({}, async ({ db, now }) => {
        const user = await db
          .insertInto("user")
          .values({ email, email_folded: email, name })
          .returning("id")
          .executeTakeFirstOrThrow();
        const member = await db
          .insertInto("member")
          .values({ workspace_id: place.workspaceId, user_id: user.id, role_id: place.roleIds[preset] })
          .returning("id")
          .executeTakeFirstOrThrow();
        if (presetRoles[preset].scope === "team")
          await db
            .insertInto("team_member")
            .values({ workspace_id: place.workspaceId, team_id: place.teamId, member_id: member.id })
            .execute();
        const session = await insertSession(db, { userId: user.id, now });
        return { value: { userId: user.id, memberId: member.id, ...session }, events: [] };
      });
      return { ...value, name, email, preset };
    },

    /** Another session of a person, as of another browser. */
    openSession: async ({ userId }: Hired): Promise<string> => {
      const { value } = await across.write({}, async ({ db, now }) => ({
        value: await insertSession(db, { userId, now }),
        events: [],
      }));
      return value.sessionSecret;
    },
  };
}

async function insertSession(db: Writer, { userId, now }: { userId: string; now: Date }) {
  const sessionSecret = freshSecret();
  const session = await db
    .insertInto("session")
    .values({
      user_id: userId,
      secret_hash: hashSecret(sessionSecret),
      last_used_at: now,
      proved_at: now,
      expires_at: new Date(now.getTime() + 7 * dayMs),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { sessionId: session.id, sessionSecret };
}
