/** A message as the database holds it. */
export interface StoredMessage {
  id: string;
  conversationId: string;
  chatId: number;
  seq: number;
  direction: string;
  text: string;
  state: string;
  clientKey: string | null;
}

/** Reads all messages, in the order of each conversation. */
export function listMessages(ask: <Row extends StoredMessage>(statement: string) => Promise<Row[]>) {
  return ask(`select m.id, m.conversation_id as "conversationId", c.tg_chat_id::float8 as "chatId", m.seq, m.direction,
      m.text, m.state, m.client_key as "clientKey"
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    order by m.conversation_id, m.seq`);
}
