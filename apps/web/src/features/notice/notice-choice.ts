import { useLocalStorage } from "@mantine/hooks";
import type { NoticeWish } from "./notice-of.ts";

/** Of what the reader wants to be told in this browser. */
export function useNoticeWish() {
  return useLocalStorage<NoticeWish>({ key: "frontdesk.notices", defaultValue: "nothing" });
}

/** Whether what they are told of is heard too. */
export function useNoticeSound() {
  return useLocalStorage({ key: "frontdesk.notice-sound", defaultValue: true });
}
