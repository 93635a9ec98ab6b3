import type { BuiltBot } from "../builders.ts";
import type { Caller } from "../callers.ts";
import type { TestDesk } from "../test-desk.ts";

/** One thing that somebody does, by one mutation; a story is a list of them in which each builds on those before. */
export interface Step {
  path: string;
  title: string;
  run(stage: Stage): Promise<unknown>;
}

/** What a story is played on. Its records are filled in as it goes. */
export interface Stage {
  desk: TestDesk;
  owner: Caller;
  senior: Caller;
  operator: Caller;
  /** In the team until the story puts them out of it. */
  leaver: Caller;
  bystander: Caller;
  bots: Caller;
  lease: BuiltBot;
  /** The conversations, messages and people of the story, by the names it gives them. */
  conversations: Record<string, string>;
  messages: Record<string, string>;
  contacts: Record<string, string>;
  /** Anything else that a later step needs. */
  notes: Record<string, string>;
}

export async function openStage(desk: TestDesk): Promise<Stage> {
  return {
    desk,
    owner: await desk.as("owner"),
    senior: await desk.as("senior"),
    operator: await desk.as("operator"),
    leaver: await desk.as("operator"),
    bystander: await desk.as("porter"),
    bots: desk.installation(),
    lease: await desk.build.bot(),
    conversations: {},
    messages: {},
    contacts: {},
    notes: {},
  };
}

/** What the story noted under a name. */
export function recall(notes: Record<string, string>, name: string): string {
  const noted = notes[name];
  if (noted === undefined) throw new Error(`The story has not come to ${name}.`);
  return noted;
}
