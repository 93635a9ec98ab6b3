import { SteadyPool } from "../pool.ts";

/** Row security binds the owner too; these are what a restored database has to be changed in, whatever the workspace. */
const changed = ["outbox", "message", "session", "bot_lease", "challenge", "mail", "password_reset"];

/**
 * Tells a database that it was restored, in one transaction. Its log gets a new epoch, so that every client fetches
 * anew. What was to be sent may have been sent since: it becomes unknown, for people to decide (P6). Sessions end,
 * because one that was revoked since would live again; links that set a password end with them.
 */
export async function noteRestored({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  const pool = new SteadyPool({ connectionString: ownerUrl, max: 1 }, () => undefined);
  try {
    await pool.query(`begin;
      ${changed.map((table) => `alter table ${table} no force row level security;`).join(" ")}
      update installation set epoch = substr(replace(gen_random_uuid()::text, '-', ''), 1, 12);
      with doubted as (
        update outbox set state = 'unknown', lease_token = null, failure = 'The desk was restored from a backup.',
               settled_at = now()
         where kind = 'send_text' and state in ('queued', 'leased', 'sending')
        returning workspace_id, message_id
      )
      update message m set state = 'unknown', failure = 'The desk was restored from a backup.', version = version + 1
        from doubted d where m.workspace_id = d.workspace_id and m.id = d.message_id;
      update outbox set state = 'queued', lease_token = null where state in ('leased', 'sending');
      update session set revoked_at = now() where revoked_at is null;
      delete from bot_lease;
      delete from challenge;
      delete from mail;
      delete from password_reset;
      ${changed.map((table) => `alter table ${table} force row level security;`).join(" ")}
      commit`);
  } finally {
    await pool.close();
  }
}
