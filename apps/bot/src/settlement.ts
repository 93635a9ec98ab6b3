import type {
  ApplyEdit,
  ApplyGroupEdit,
  ApplyGroupMessage,
  ApplyGroupNotice,
  ApplyGroupReaction,
  ApplyLinkAnswer,
  ApplyMessage,
  ApplyMigration,
  ApplyPress,
  ApplyReachability,
  ApplyReaction,
  ApplyStaffCommand,
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
  groupMessage(message: Told<ApplyGroupMessage>): Promise<void>;
  groupEdit(edit: Told<ApplyGroupEdit>): Promise<void>;
  groupReaction(reaction: Told<ApplyGroupReaction>): Promise<void>;
  groupNotice(notice: Told<ApplyGroupNotice>): Promise<void>;
  reachability(reachability: Told<ApplyReachability>): Promise<void>;
  standing(standing: Told<ApplyStanding>): Promise<void>;
  migration(migration: Told<ApplyMigration>): Promise<void>;
  /** False where it is no word for the staff: then nothing is settled, and another feature has to. */
  staffCommand(asked: Told<ApplyStaffCommand>): Promise<boolean>;
  /** Whether the button counts. */
  linkAnswer(answer: Told<ApplyLinkAnswer>): Promise<boolean>;
  /** Nothing is to be done about this update, for the reason given. */
  ignore(reason: string): Promise<void>;
}

type Settling = Pick<
  Duties,
  | "applyMessage"
  | "applyEdit"
  | "applyReaction"
  | "applyPress"
  | "applyStaffCommand"
  | "applyLinkAnswer"
  | "applyGroupMessage"
  | "applyGroupEdit"
  | "applyGroupReaction"
  | "applyGroupNotice"
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
      groupMessage: (message) => once(() => duties.applyGroupMessage({ ...message, updateId })),
      groupEdit: (edit) => once(() => duties.applyGroupEdit({ ...edit, updateId })),
      groupReaction: (reaction) => once(() => duties.applyGroupReaction({ ...reaction, updateId })),
      groupNotice: (notice) => once(() => duties.applyGroupNotice({ ...notice, updateId })),
      reachability: (reachability) => once(() => duties.applyReachability({ ...reachability, updateId })),
      standing: (standing) => once(() => duties.applyStanding({ ...standing, updateId })),
      migration: (migration) => once(() => duties.applyMigration({ ...migration, updateId })),
      staffCommand: async (asked) => {
        const isTaken = await once(() => duties.applyStaffCommand({ ...asked, updateId }));
        if (!isTaken) words -= 1;
        return isTaken;
      },
      linkAnswer: (answer) => once(() => duties.applyLinkAnswer({ ...answer, updateId })),
      ignore: (reason) => once(() => duties.ignoreUpdate(updateId, reason)),
    },
  };
}
