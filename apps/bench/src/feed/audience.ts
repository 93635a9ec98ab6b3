import { type Crowd, startCrowd } from "./crowd/crowd.ts";
import { holdApart } from "./one-core.ts";
import type { Batch, Subject } from "./subject.ts";

/** A server with its subscribers, and how far its events have come. */
export interface Audience extends AsyncDisposable {
  subject: Subject;
  crowd: Crowd;
  subscribers: number;
  /** Gives it its next events, and resolves with the last one's number and the moment it had them. */
  give(events: Omit<Batch, "first">): Promise<{ mark: number; at: number }>;
  /** The same, and resolves when all who read have them. */
  deliver(events: Omit<Batch, "first">): Promise<void>;
}

/** Compiling goes on for about so many events, or fewer where each is delivered to many. */
const warmUp = { events: 240, deliveries: 240_000 };

/** Lets subscribers come to a server, on a core of their own, and warms both up. Ends with both. */
export async function openAudience(subject: Subject, subscribers: number): Promise<Audience> {
  const crowd = startCrowd();
  const { port, manner, tokens } = subject;
  await crowd.ask({ does: "open", port, manner, tokens, count: subscribers });
  let last = 0;
  const give = async (events: Omit<Batch, "first">) => {
    const first = last + 1;
    last += events.count;
    const mark = last;
    return { mark, at: await subject.publish({ ...events, first }) };
  };
  const deliver = async (events: Omit<Batch, "first">) => {
    const { mark } = await give(events);
    await crowd.ask({ does: "await", mark });
  };
  await holdApart(subject.pid, crowd.pid);
  const events = Math.min(warmUp.events, warmUp.deliveries / subscribers);
  for (let event = 0; event < events; event += 1) await deliver({ count: 1 });
  await crowd.ask({ does: "forget" });
  return {
    ...{ subject, crowd, subscribers, give, deliver },
    [Symbol.asyncDispose]: async () => {
      await crowd[Symbol.asyncDispose]();
      await subject[Symbol.asyncDispose]();
    },
  };
}
