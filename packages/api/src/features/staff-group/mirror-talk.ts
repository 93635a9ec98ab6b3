import type { Consumer } from "../../feed/consumer.ts";
import { mirror } from "./mirror.queries.ts";
import { notice } from "./notice.ts";

/**
 * R1: staff groups follow the log. What is sent because of an event is queued in the transaction that moves the cursor
 * past it: for each event once.
 */
export const talk: Consumer = { name: mirror, take: notice };
