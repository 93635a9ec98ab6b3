import type { Feature } from "../telegram/index.ts";
import { anythingElse } from "./anything-else.ts";
import { button } from "./button.ts";
import { editedMessage } from "./edited-message.ts";
import { group } from "./group.ts";
import { link } from "./link.ts";
import { message } from "./message.ts";
import { reachability } from "./reachability.ts";
import { reaction } from "./reaction.ts";

/** What the bot can do, in the order in which an update is offered; the catch-all last. */
export const features: Feature[] = [group, link, message, editedMessage, reaction, reachability, button, anythingElse];
