-- Saved views in an order of one's own, within their audience.

alter table saved_view add column position integer not null default 0;

update saved_view as v set position = o.place
  from (select workspace_id, id, row_number() over (partition by workspace_id, audience order by lower(name), id) as place
          from saved_view) as o
 where o.workspace_id = v.workspace_id and o.id = v.id;
