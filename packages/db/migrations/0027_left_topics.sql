-- What of topics stays at Telegram after their conversations left them; and what the bot said by itself, kept for a time.

/* A topic of a staff group that is its conversation's no more: the conversation went to another group, or the group did.
   It stands closed at Telegram with all that was said in it, and is deleted should its person be erased. */
create table left_topic (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  bot_id uuid not null,
  chat_id bigint not null,
  thread_id bigint not null,
  left_at timestamptz not null,
  primary key (workspace_id, conversation_id, bot_id, chat_id, thread_id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, bot_id, chat_id) references tg_chat (workspace_id, bot_id, chat_id)
);
create index left_topic_of_chat on left_topic (workspace_id, bot_id, chat_id);
call protect('left_topic', 'select, insert, delete');

-- A greeting is said once for good; that nobody is there is said anew after each end of hours.
create index automatic_text_by_age on automatic_text (said_at) where kind <> 'greeting';
call open_to_system('automatic_text', 'select, delete');
