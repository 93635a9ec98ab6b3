import { expect, it } from "vitest";
import { cloneDatabase, onServer } from "../testing/index.ts";
import { brokenInvariants } from "./broken-invariants.ts";

/** One workspace with a message that came in and one that was sent, and all that belongs to them. */
const aDesk = `do $$
declare
  w uuid; b uuid; t uuid; i uuid; c uuid; v uuid; m uuid;
begin
  insert into workspace (slug, name) values ('home', 'Home') returning id into w;
  perform set_config('app.workspace_id', w::text, true);
  insert into team (workspace_id, name) values (w, 'All') returning id into t;
  insert into bot (workspace_id, tg_id, username, name, token_sealed, token_last4, api_root)
    values (w, 1, 'b', 'B', '\\x01', 'abcd', 'telegram') returning id into b;
  insert into tg_chat (workspace_id, bot_id, chat_id, type) values (w, b, 7, 'private');
  insert into inbox (workspace_id, name, kind, bot_id, team_id) values (w, 'B', 'telegram_dm', b, t) returning id into i;
  insert into contact (workspace_id, name) values (w, 'Vera') returning id into c;
  insert into conversation (workspace_id, number, inbox_id, contact_id, bot_id, tg_chat_id, team_id, last_seq)
    values (w, 1, i, c, b, 7, t, 2) returning id into v;
  insert into tg_update (workspace_id, bot_id, update_id, kind, payload, state)
    values (w, b, 1, 'message', '{"message":{"message_id":1,"chat":{"id":7}}}', 'applied');
  insert into message (workspace_id, conversation_id, seq, direction, author_kind, text, state)
    values (w, v, 1, 'in', 'contact', 'Hello', 'received') returning id into m;
  insert into telegram_message (workspace_id, bot_id, chat_id, tg_message_id, message_id) values (w, b, 7, 1, m);
  insert into message (workspace_id, conversation_id, seq, direction, author_kind, text, state)
    values (w, v, 2, 'out', 'member', 'Hello!', 'sent') returning id into m;
  insert into telegram_message (workspace_id, bot_id, chat_id, tg_message_id, message_id) values (w, b, 7, 2, m);
  insert into outbox (workspace_id, bot_id, chat_id, class, kind, message_id, payload, state)
    values (w, b, 7, 'reply', 'send_text', m, '{}', 'sent');
  perform append_events(w, '[{"kind":"test","actorKind":"system","subjectType":"test","data":{},"scopeKeys":["all"]}]');
  perform append_events(w, '[{"kind":"test","actorKind":"system","subjectType":"test","data":{},"scopeKeys":["all"]}]');
end $$`;

it.each([
  ["I3", "update event set seq = 5 where seq = 2"],
  [
    "I4",
    `insert into conversation_tally (workspace_id, state, inbox_id, team_id, count)
       select workspace_id, 'closed', inbox_id, team_id, 1 from conversation`,
  ],
  ["I7", "update conversation set last_seq = 3"],
  ["I8", "delete from telegram_message where tg_message_id = 1"],
  ["I8", "update tg_update set state = 'received'"],
  ["I9", "delete from telegram_message where tg_message_id = 2"],
  ["I9", "update message set state = 'queued' where seq = 2"],
  ["I10", "update outbox set state = 'queued'"],
])("[%s] finds what breaks it: %s", async (id, harm) => {
  await using clone = await cloneDatabase();
  await onServer(clone.adminUrl, aDesk);
  expect(await brokenInvariants(clone.adminUrl, { atRest: true })).toEqual([]);

  await onServer(clone.adminUrl, harm);

  const broken = await brokenInvariants(clone.adminUrl, { atRest: true });
  expect(broken.map((it) => it.split(":")[0])).toContain(id);
});

it("refuses a login from which row security hides what it should judge", async () => {
  await using clone = await cloneDatabase();

  await expect(brokenInvariants(clone.appUrl)).rejects.toThrow(/row-level security/);
});
