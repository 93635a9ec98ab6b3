import { Stack } from "@mantine/core";
import { OwnHours } from "../features/member/own-hours.tsx";
import { ProfilePage } from "../features/session/profile-page.tsx";
import { learnWords } from "../language.ts";
import { onDemand } from "../ui/on-demand.tsx";

const NoticeSection = onDemand(async () => {
  await learnWords("work");
  return (await import("../features/notice/notice-section.tsx")).NoticeSection;
});

/** The reader's own settings: in this browser, and in this workspace. */
export function ProfileRoute() {
  return (
    <Stack gap="lg">
      <ProfilePage />
      <NoticeSection />
      <OwnHours />
    </Stack>
  );
}
