import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient, idleAnswers } from "./query-client.ts";

test("of what nobody looks at, what was looked at last is kept, and no more than so much", () => {
  const client = createQueryClient();
  const look = (nth: number) =>
    new QueryObserver(client, { queryKey: ["conversation", nth], initialData: nth }).subscribe(() => {});
  const endFirst = look(0);

  for (let nth = 1; nth <= idleAnswers + 5; nth += 1) look(nth)();

  const kept = () => client.getQueryCache().getAll().length;
  expect(kept()).toBe(idleAnswers + 1);
  expect(client.getQueryData(["conversation", 0])).toBe(0);
  expect(client.getQueryData(["conversation", 5])).toBeUndefined();
  expect(client.getQueryData(["conversation", 6])).toBe(6);
  endFirst();
  expect(kept()).toBe(idleAnswers);
});
