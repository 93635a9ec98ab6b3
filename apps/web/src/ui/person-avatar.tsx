import { Avatar } from "@mantine/core";
import { initialsOf } from "./initials.ts";

interface PersonAvatarProps {
  name: string;
  size?: number;
  /** Where the person's picture is served; their initials stand in until it is there, and where it can't be had. */
  picture?: string | null;
}

/** A person's face, else their initials on a colour that stays the same for the name. Decorative: the name stands beside it. */
export function PersonAvatar({ name, size = 36, picture = null }: PersonAvatarProps) {
  return (
    <Avatar
      name={name}
      src={picture}
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
