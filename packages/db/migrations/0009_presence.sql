-- Who of the members is here (R9), what they said to be while they are, and whether contacts see that somebody types.

-- What a member chose to be taken for while here; it outlives sessions and restarts.
alter table member add column availability text not null default 'online'
  check (availability in ('online', 'busy', 'away', 'offline'));

/* A member's presence on one node, which renews all of its own every 10 seconds; after 25 without that it counts no
   more. Of no worth after a crash of the database, since the next beat writes it anew. */
create unlogged table presence (
  workspace_id uuid not null,
  member_id uuid not null,
  -- One process of the server, until it ends.
  node_id uuid not null,
  -- Somebody has used the desk a short while ago.
  is_active boolean not null,
  beaten_at timestamptz not null,
  primary key (workspace_id, member_id, node_id),
  foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
) with (fillfactor = 50);
create index presence_of_node on presence (node_id);
call protect('presence', 'select');
call open_to_system('presence', 'select, insert, update, delete');

-- Whether people at Telegram see "typing…" while somebody writes them a reply.
alter table inbox add column shows_typing boolean not null default true;
