-- R3: what happens under a workspace's lock keeps its other writers waiting, so as little as may be does.

/* Appends buffered events to a stream in commit order. The lock is taken in one statement and the numbers are read in
   the next, whose snapshot sees every event committed by the lock's earlier holders. */
create or replace function append_events(p_workspace uuid, p_events jsonb) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  moment constant timestamptz := desk_now();
  head bigint;
begin
  if p_workspace <> '00000000-0000-0000-0000-000000000000' and p_workspace is distinct from current_workspace() then
    raise exception 'events belong to the workspace that was entered' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('frontdesk.event:' || p_workspace::text, 0));
  select seq into head from event where workspace_id = p_workspace order by seq desc limit 1;
  head := coalesce(head, 0);
  insert into event (workspace_id, seq, at, actor_kind, actor_id, kind, subject_type, subject_id, data, detail,
                     scope_keys, left_keys, cause_id, correlation_id)
  select p_workspace, head + e.ordinality, moment, e."actorKind", e."actorId", e.kind, e."subjectType", e."subjectId",
         e.data, e.detail, e."scopeKeys", coalesce(e."leftKeys", '{}'), e."causeId", e."correlationId"
    from rows from (jsonb_to_recordset(p_events) as (
           "actorKind" text, "actorId" uuid, kind text, "subjectType" text, "subjectId" uuid, data jsonb, detail jsonb,
           "scopeKeys" text[], "leftKeys" text[], "causeId" uuid, "correlationId" uuid))
         with ordinality as e ("actorKind", "actorId", kind, "subjectType", "subjectId", data, detail,
                               "scopeKeys", "leftKeys", "causeId", "correlationId", ordinality);
  return head + jsonb_array_length(p_events);
end $$;
