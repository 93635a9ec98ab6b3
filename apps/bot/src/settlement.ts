import type {
  ApplyEdit,
  ApplyMessage,
  ApplyMigration,
  ApplyPress,
  ApplyReachability,
  ApplyReaction,
  ApplyStanding,
} from "@frontdesk/contract/inputs";
import type { Duties, Given, PressAnswer } from "./duties.ts";

type Told<Input> = Omit<Given<Input>, "updateId">;

/** The word that settles an update: exactly one of these, exactly once, in the transaction of its effect (P5). */
export interface Settlement {
  message(message: Told<ApplyMessage>): Promise<void>;
  edit(edit: Told<ApplyEdit>): Promise<void>;
  reaction(reaction: Told<ApplyReaction>): Promise<void>;
  press(press: Told<ApplyPress>): Promise<PressAnswer>;
  reachability(reachability: Told<ApplyReachability>): Promise<void>;
  standing(standing: Told<ApplyStanding>): Promise<void>;
  migration(migration: Told<ApplyMigration>): Promise<void>;
  /** Nothing is to be done about this update, for the reason given. */
  ignore(reason: string): Promise<void>;
}

type Settling = Pick<
  Duties,
  | "applyMessage"
  | "applyEdit"
  | "applyReaction"
  | "applyPress"
  | "applyReachability"
  | "applyStanding"
  | "applyMigration"
  | "ignoreUpdate"
>;

/** The settlement of one update, and whether it was used. A second word throws: a handler must decide. */
export function openSettlement(duties: Settling, updateId: number): { settle: Settlement; isSettled(): boolean } {
  let words = 0;
  const once = <T>(say: () => Promise<T>): Promise<T> => {
    if (++words > 1) throw new Error("a feature settled this update twice");
    return say();
  };
  return {
    isSettled: () => words === 1,
    settle: {
      message: (message) => once(() => duties.applyMessage({ ...message, updateId })),
      edit: (edit) => once(() => duties.applyEdit({ ...edit, updateId })),
      reaction: (reaction) => once(() => duties.applyReaction({ ...reaction, updateId })),
      press: (press) => once(() => duties.applyPress({ ...press, updateId })),
      reachability: (reachability) => once(() => duties.applyReachability({ ...reachability, updateId })),
      standing: (standing) => once(() => duties.applyStanding({ ...standing, updateId })),
      migration: (migration) => once(() => duties.applyMigration({ ...migration, updateId })),
      ignore: (reason) => once(() => duties.ignoreUpdate(updateId, reason)),
    },
  };
}
