import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";

/**
 * What goes wrong. `before`: the call is not carried out; `after`: it is, and the answer is lost.
 * `reset` cuts the connection, `timeout` never answers, `garbage` answers 200 with half a JSON document, `slow`
 * answers properly, late. The bare numbers are refusals by Telegram itself.
 */
export type Fault =
  | `${"reset" | "timeout" | "500" | "502"}-${"before" | "after"}`
  | "garbage-after"
  | "slow"
  | "400"
  | "401"
  | "403"
  | "409"
  | "429";

/** One line of the script. */
export interface FaultRule {
  /** A method's name; every method but getUpdates when left out. */
  method?: string;
  botId?: number;
  chatId?: number;
  /** Which of the calls that fit: the nth (from 1), several of those, every nth, or each with this probability. */
  when?: { nth: number | number[] } | { every: number } | { probability: number };
  /** How often the rule strikes at most. */
  times?: number;
  fault: Fault;
  /** For `429`, in seconds; 5 when left out. */
  retryAfter?: number;
  /** For `slow`, in milliseconds; 1000 when left out. */
  delayMs?: number;
}

/** A call the script may spoil. */
export interface FaultableCall {
  method: string;
  botId: number;
  chatId: number | undefined;
}

interface ArmedRule extends FaultRule {
  seen: number;
  struck: number;
  random: SeededRandom;
}

/** Decides, call by call, what goes wrong; the same seed and calls give the same faults. */
export class FaultScript {
  readonly #seed: number;
  #rules: ArmedRule[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Replaces the script. Each rule draws from its own sequence, so rules don't disturb each other. */
  setRules(rules: readonly FaultRule[], seed = this.#seed): void {
    this.#rules = rules.map((rule, at) => ({
      ...rule,
      seen: 0,
      struck: 0,
      random: createSeededRandom(seed + at * 7919),
    }));
  }

  /** The rule that strikes this call: the first that fits. Every rule that fits counts the call. */
  strike(call: FaultableCall): FaultRule | undefined {
    const striking = this.#rules.filter((rule) => fits(rule, call)).filter((rule) => comesUp(rule));
    const [first] = striking;
    if (first) first.struck++;
    return first;
  }
}

function fits(rule: FaultRule, call: FaultableCall): boolean {
  const isNamed = rule.method ? rule.method.toLowerCase() === call.method.toLowerCase() : call.method !== "getUpdates";
  return (
    isNamed &&
    (rule.botId === undefined || rule.botId === call.botId) &&
    (rule.chatId === undefined || rule.chatId === call.chatId)
  );
}

function comesUp(rule: ArmedRule): boolean {
  rule.seen++;
  const drawn = rule.random.next();
  if (rule.times !== undefined && rule.struck >= rule.times) return false;
  const { when } = rule;
  if (!when) return true;
  if ("nth" in when) return [when.nth].flat().includes(rule.seen);
  if ("every" in when) return rule.seen % when.every === 0;
  return drawn < when.probability;
}
