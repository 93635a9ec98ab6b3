import { Stack } from "@mantine/core";
import { OwnHours } from "../features/member/own-hours.tsx";
import { ProfilePage } from "../features/session/profile-page.tsx";

/** The reader's own settings: in this browser, and in this workspace. */
export function ProfileRoute() {
  return (
    <Stack gap="lg">
      <ProfilePage />
      <OwnHours />
    </Stack>
  );
}
