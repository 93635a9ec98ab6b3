import { type Answer, formatCursor, type Permission } from "@frontdesk/contract";
import { inWorkspace, type Reader } from "@frontdesk/db";
import { initTRPC } from "@trpc/server";
import type { z } from "zod";
import { assertInstallation, authorise, type Caller, nobody, type Viewer } from "./access.ts";
import { type CallContext, callerKey, type FinishedCall } from "./call.ts";
import type { Desk } from "./desk.ts";
import { DeskError } from "./desk-error.ts";
import { type Duty, enterDuty } from "./duty.ts";
import { answerError, describeError } from "./errors.ts";
import type { Reception } from "./feed/follow.ts";
import type { Services } from "./services.ts";
import type { Rate } from "./throttle.ts";
import { type Mutation, writeOnce } from "./write-once.ts";

/** What a procedure declares of itself; a test walks the router and holds each to it (I20). */
export interface Declaration {
  word: "open" | "reads" | "writes" | "follows" | "serves";
  permission: Permission | null;
  rate: Rate;
}

const t = initTRPC
  .context<CallContext>()
  .meta<Declaration>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const { message, desk } = describeError(error, ctx?.requestId ?? "");
      return { ...shape, message, data: { ...shape.data, desk } };
    },
    // C3: nobody tells of a reader that vanished behind a dead line, so each stream ends within a minute; clients renew it.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      maxDurationMs: 55_000,
    },
  });

export const createRouter = t.router;

type Schema = z.ZodType;
type MutationSchema = z.ZodType<{ opId: string }>;
type Value = unknown;

function declared(declaration: Declaration) {
  return t.procedure.meta(declaration).use(async ({ ctx, path, next }) => {
    const beganAt = performance.now();
    let caller = nobody;
    const finish = (code: FinishedCall["code"]) => {
      const actorId = caller.viewer?.actorId ?? caller.signedIn?.userId ?? caller.tokenId;
      const workspaceId = caller.viewer?.workspaceId ?? null;
      const ms = performance.now() - beganAt;
      ctx.finished({ path, code, ms, requestId: ctx.requestId, workspaceId, actorId });
    };
    try {
      caller = await ctx.authenticate();
      await ctx.services.throttle.spend(declaration.rate, callerKey(caller, ctx.origin));
      if (declaration.word === "serves") assertInstallation(caller);
      const viewer = declaration.permission ? authorise(caller, declaration.permission) : caller.viewer;
      const result = await next({ ctx: { caller, viewer } });
      if (!result.ok) throw result.error;
      finish("ok");
      return result;
    } catch (error) {
      const answer = answerError(error);
      finish(describeError(answer, ctx.requestId).desk.code);
      throw answer;
    }
  });
}

interface Allowed {
  services: Services;
  viewer: Viewer | null;
  caller: Caller;
  origin: CallContext["origin"];
}

function viewerOf({ viewer }: Allowed): Viewer {
  if (!viewer) throw new DeskError("unauthenticated", "signed_out");
  return viewer;
}

/** What a reading use case works with. */
export interface Reading {
  db: Reader;
  viewer: Viewer;
  now: Date;
  services: Services;
}

async function read<T>(allowed: Allowed, work: (reading: Reading) => Promise<T>): Promise<Answer<T>> {
  const { services } = allowed;
  const viewer = viewerOf(allowed);
  return inWorkspace(services.database, viewer.workspaceId).read(async ({ db, head, now }) => ({
    data: await work({ db, viewer, now, services }),
    // R7: the head was read before the data.
    asOf: formatCursor({ epoch: services.epoch, seq: head }),
  }));
}

/** For anyone: sign-in, set-up, health. Hands the caller, who may be nobody, and no transaction. */
export function open(rate: Rate) {
  const procedure = declared({ word: "open", permission: null, rate });
  return {
    input: <S extends Schema>(schema: S) => {
      const ready = procedure.input(schema);
      return {
        query: <T extends Value>(resolve: (args: { ctx: Opened; input: z.output<S> }) => Promise<T>) =>
          ready.query(({ ctx, input }) => resolve({ ctx, input: input as z.output<S> })),
        mutation: <T extends Value>(resolve: (args: { ctx: Opened; input: z.output<S> }) => Promise<T>) =>
          ready.mutation(({ ctx, input }) => resolve({ ctx, input: input as z.output<S> })),
      };
    },
    query: <T extends Value>(resolve: (args: { ctx: Opened }) => Promise<T>) =>
      procedure.query(({ ctx }) => resolve({ ctx })),
  };
}
export type Opened = CallContext & { caller: Caller; viewer: Viewer | null };

/** For those with a permission: opens a workspace transaction that can't write, and answers `{ data, asOf }`. */
export function reads(permission: Permission) {
  const procedure = declared({ word: "reads", permission, rate: "read" });
  return {
    input: <S extends Schema>(schema: S) => ({
      query: <T extends Value>(resolve: (args: { ctx: Reading; input: z.output<S> }) => Promise<T>) =>
        procedure
          .input(schema)
          .query(({ ctx, input }) => read(ctx, (reading) => resolve({ ctx: reading, input: input as z.output<S> }))),
    }),
    query: <T extends Value>(resolve: (args: { ctx: Reading }) => Promise<T>) =>
      procedure.query(({ ctx }) => read(ctx, (reading) => resolve({ ctx: reading }))),
  };
}

/** What a writing use case works with, beside who asked for it. */
export interface Writing<Prepared = undefined> {
  desk: Desk;
  viewer: Viewer;
  services: Services;
  prepared: Prepared;
}

/** What is known before the transaction, where the outside may be called (R2). */
interface Preparing<Input> {
  services: Services;
  viewer: Viewer;
  input: Input;
}

/**
 * For those with a permission: opens a workspace transaction and hands a `Desk`; the same `opId` gets the same answer.
 * `secret` answers are never stored. `prepare` runs before the transaction: the place for a call to the outside (R2).
 */
export function writes(permission: Permission, { secret = false } = {}) {
  const procedure = declared({ word: "writes", permission, rate: "write" });
  return {
    input: <S extends MutationSchema>(schema: S) => {
      const ready = procedure.input(schema);
      const mutation = <T extends Value, P>(
        prepare: (args: Preparing<z.output<S>>) => Promise<P>,
        resolve: (args: { ctx: Writing<P>; input: z.output<S> }) => Promise<T>,
      ) =>
        ready.mutation(async ({ ctx, input: parsed, path }) => {
          const input = parsed as z.output<S>;
          const viewer = viewerOf(ctx);
          const { services, origin } = ctx;
          const prepared = await prepare({ services, viewer, input });
          const call: Mutation = { services, viewer, origin, procedure: path, input, secret };
          return writeOnce(call, (desk) => resolve({ ctx: { desk, viewer, services, prepared }, input }));
        });
      return {
        mutation: <T extends Value>(resolve: (args: { ctx: Writing; input: z.output<S> }) => Promise<T>) =>
          mutation(async () => undefined, resolve),
        prepare: <P>(prepare: (args: Preparing<z.output<S>>) => Promise<P>) => ({
          mutation: <T extends Value>(resolve: (args: { ctx: Writing<P>; input: z.output<S> }) => Promise<T>) =>
            mutation(prepare, resolve),
        }),
      };
    },
  };
}

/** What a subscription works with. */
export interface Following {
  viewer: Viewer;
  services: Services;
  /** The wire it is written to. */
  reception: Reception;
}

/** For those with a permission: what goes on, for as long as they listen. A subscription never holds a database connection. */
export function follows(permission: Permission) {
  const procedure = declared({ word: "follows", permission, rate: "follow" });
  return {
    input: <S extends Schema>(schema: S) => ({
      subscription: <T>(
        resolve: (args: { ctx: Following; input: z.output<S>; signal: AbortSignal }) => AsyncIterable<T>,
      ) =>
        procedure.input(schema).subscription(async function* ({ ctx, input: parsed, signal }) {
          const [viewer, input] = [viewerOf(ctx), parsed as z.output<S>];
          const reception = await ctx.receive().catch((error: unknown) => {
            throw answerError(error);
          });
          const given = { viewer, services: ctx.services, reception };
          try {
            yield* resolve({ ctx: given, input, signal: signal ?? new AbortController().signal });
          } catch (error) {
            throw answerError(error);
          } finally {
            reception.done();
          }
        }),
    }),
  };
}

/** For the bot process: a query or mutation on one bot's workspace, idempotent by the rows it settles. */
export function serves(_duty: "telegram") {
  const procedure = declared({ word: "serves", permission: null, rate: "duty" });
  return {
    procedure,
    input: <S extends z.ZodType<{ botId: string }>>(schema: S) => {
      const ready = procedure.input(schema);
      type Resolve<T> = (args: { ctx: Duty; input: z.output<S> }) => Promise<T>;
      return {
        query: <T extends Value>(resolve: Resolve<T>) =>
          ready.query(({ ctx, input, path }) => {
            const given = input as z.output<S>;
            return logged(ctx.services, { path, ...given }, (duty) => resolve({ ctx: duty, input: given }));
          }),
        mutation: <T extends Value>(resolve: Resolve<T>) =>
          ready.mutation(({ ctx, input, path }) => {
            const given = input as z.output<S>;
            return logged(ctx.services, { path, ...given }, (duty) => resolve({ ctx: duty, input: given }));
          }),
      };
    },
  };
}

// C30: of a bot that somebody has an eye on, each duty is a line: its path and how long it took.
async function logged<T>(
  services: Services,
  { path, ...called }: { path: string; botId: string },
  work: (duty: Duty) => Promise<T>,
): Promise<T> {
  const beganAt = performance.now();
  const value = await enterDuty(services, called, work);
  const ms = Math.round(performance.now() - beganAt);
  services.botWatch.logOf(called.botId).debug({ path, botId: called.botId, ms }, "duty");
  return value;
}
