import type { Chance } from "./chance.ts";

const mostOfAKind = 300;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The ids that inputs are filled with: rows of one's own by the field's name, rows of other kinds, of another workspace,
 * and of none. Grows by what the desk itself answers.
 */
export class Ids {
  readonly #byField = new Map<string, string[]>();
  readonly #foreign: string[] = [];
  readonly #spared = new Set<string>();
  readonly #texts = new Map<string, string[]>();

  /** Remembers every id of an answer, by the name it stands under; `noun` names what plain `id`s are of. */
  learn(answer: unknown, noun: string): void {
    if (Array.isArray(answer)) for (const one of answer.slice(0, 50)) this.learn(one, noun);
    else if (typeof answer === "object" && answer !== null) {
      for (const [name, value] of Object.entries(answer)) {
        if (typeof value !== "string" || !uuid.test(value)) this.learn(value, nounOf(name, noun));
        else this.#keep(name === "id" ? `${noun}Id` : name, value);
      }
    }
  }

  /** Never gives these out: what the run itself stands on. */
  spare(...ids: readonly string[]): void {
    for (const id of ids) this.#spared.add(id);
  }

  learnForeign(id: string): void {
    this.#foreign.push(id);
  }

  /** Texts that a field of this name takes and a schema does not tell, such as the name of an API root. */
  teach(name: string, ...texts: string[]): void {
    this.#texts.set(name, texts);
  }

  texts(name: string): readonly string[] {
    return this.#texts.get(name) ?? [];
  }

  pick(field: string, chance: Chance): string {
    const own = this.#byField.get(field) ?? [];
    const any = [...this.#byField.values()].flat();
    if (own.length > 0 && chance.one(0.6)) return chance.pick(own);
    if (any.length > 0 && chance.one(0.4)) return chance.pick(any);
    if (this.#foreign.length > 0 && chance.one(0.5)) return chance.pick(this.#foreign);
    return chance.uuid();
  }

  #keep(field: string, id: string): void {
    const kept = this.#byField.get(field) ?? [];
    if (kept.length < mostOfAKind && !this.#spared.has(id) && !kept.includes(id)) kept.push(id);
    this.#byField.set(field, kept);
  }
}

// `rows` and `data` say nothing of what is in them; `assignee` and `attachments` do.
function nounOf(name: string, noun: string): string {
  if (["rows", "data", "result", "json"].includes(name) || /^\d+$/.test(name)) return noun;
  return name.replace(/s$/, "");
}
