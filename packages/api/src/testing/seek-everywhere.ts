import { onServer } from "@frontdesk/db/testing";

/** Looks through every row of every table for a text, as a dump of the database would show it. @throws where it stands */
export async function seekEverywhere(adminUrl: string, text: string): Promise<void> {
  await onServer(
    adminUrl,
    `do $$
      declare
        name text; held boolean; found text[] := '{}';
      begin
        for name in select tablename from pg_tables where schemaname = 'public' loop
          execute format('select exists (select from %I as r where r::text ilike %L)', name, '%${text}%') into held;
          if held then found := found || name; end if;
        end loop;
        if found <> '{}' then raise exception 'still in %', found; end if;
      end $$`,
  );
}
