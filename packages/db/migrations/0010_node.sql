-- What each running node tells of itself and its live connections; and who founded a workspace, so that nobody founds without end.

/* The figures of a node, by workspace; under the nil workspace those of the node itself. Of no worth after a crash of
   the database: the next beat writes them anew. */
create unlogged table node (
  workspace_id uuid not null,
  id uuid not null,
  started_at timestamptz not null,
  -- By the desk's clock; a node that is not heard of for a while is gone.
  seen_at timestamptz not null,
  figures jsonb not null,
  primary key (workspace_id, id)
) with (fillfactor = 50);
create index node_by_id on node (id);
call protect('node', 'select');
call open_to_system('node', 'select, insert, update, delete');

alter table workspace add column founder_id uuid references "user" (id);
create index workspace_of_founder on workspace (founder_id);
update workspace set founder_id = (
  select member.user_id
    from audit join member on member.workspace_id = audit.workspace_id and member.id = audit.actor_id
   where audit.workspace_id = workspace.id and audit.action = 'workspace.create'
   limit 1);
