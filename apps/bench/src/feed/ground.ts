import type { OwnDatabase } from "../own-database.ts";
import type { Figure } from "./figure.ts";

/** What every measurement is given. */
export interface Ground {
  database: OwnDatabase;
  /** How often each is measured; the subjects take turns. */
  rounds: number;
  /** Whether as many come as architecture.md says, where that takes long. */
  isFull: boolean;
}

/** What a measurement found: what was promised, and tables of what stands behind it. */
export interface Findings {
  figures: Figure[];
  tables: { title: string; head: string[]; rows: string[][] }[];
}
