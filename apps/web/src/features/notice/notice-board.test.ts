import { expect, test, vi } from "vitest";
import { NoticeBoard } from "./notice-board.ts";
import type { Notice } from "./notice-of.ts";

const anna: Notice = { conversationId: "c1", kind: "wrote", name: "Anna", text: "Hello" };
const boris: Notice = { conversationId: "c2", kind: "waits", name: "Boris", text: "Anybody?" };

function openBoard({ attended = false } = {}) {
  const shown: Notice[] = [];
  const chime = vi.fn();
  const board = new NoticeBoard({
    show(notice) {
      shown.push(notice);
      return () => void shown.splice(shown.indexOf(notice), 1);
    },
    chime,
    isAttended: async () => attended,
  });
  return { board, shown, chime };
}

test("[C12] one notice stands for each conversation, until the reader is back", async () => {
  const { board, shown } = openBoard();

  await board.raise(anna);
  await board.raise(boris);
  await board.raise({ ...anna, text: "Are you there?" });

  expect(shown.map(({ text }) => text)).toEqual(["Anybody?", "Are you there?"]);
  board.clear();
  expect(shown).toEqual([]);
});

test("[C12] nothing is shown or heard while the reader looks at the workspace", async () => {
  const { board, shown, chime } = openBoard({ attended: true });

  await board.raise(anna);

  expect(shown).toEqual([]);
  expect(chime).not.toHaveBeenCalled();
});

test("a burst is heard once", async () => {
  const { board, chime } = openBoard();

  for (const notice of [anna, boris, anna]) await board.raise(notice);

  expect(chime).toHaveBeenCalledTimes(1);
});
