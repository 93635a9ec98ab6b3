import { z } from "zod";
import { identityLimits, locales } from "./identity.ts";
import { isPlainName } from "./plain-name.ts";

/** A record's key. */
export const id = z.uuid();

const withoutControls = /^(?:\P{Cc}|[\t\n\r])*$/u;

/** One line of text that a person typed: trimmed, well-formed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .refine((text) => text.isWellFormed());

/** What something or somebody is called: a line that can be seen, and that leaves alone what stands beside it. */
export const called = (max: number) => line(max).refine(isPlainName);

/** Text of several lines; blank text is refused. */
export const prose = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(withoutControls)
    .refine((text) => text.isWellFormed() && text.trim() !== "");

/** A moment as `Date.toISOString` writes it: UTC, three decimals; their number would be unlimited otherwise. */
export const instant = z.iso.datetime({ precision: 3 });

export const email = z.email().max(identityLimits.emailLength);
export const locale = z.enum(locales);
export const version = z.int().min(1).max(2_147_483_647);

/** An input object: strict, so that unknown fields are an error and never ignored. */
export const query = z.strictObject;

/** A mutation's input: strict, with the operation id under which a repeat gets the same answer (P2). */
export const mutation = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, opId: z.uuid() });
