import { Avatar } from "@mantine/core";
import { initialsOf } from "./initials.ts";

/** A person's initials on a colour that stays the same for the same name. Decorative: the name stands beside it. */
export function PersonAvatar({ name, size = 36 }: { name: string; size?: number }) {
  return (
    <Avatar
      name={name}
      color="initials"
      variant="light"
      size={size}
      radius="xl"
      aria-hidden="true"
      alt=""
      // The kit's letters are a shade too pale for some of its colours (WCAG 1.4.3).
      styles={{ placeholder: { color: "color-mix(in srgb, var(--avatar-color) 72%, var(--mantine-color-text))" } }}
    >
      {initialsOf(name)}
    </Avatar>
  );
}
