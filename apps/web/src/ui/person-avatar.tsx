import { Avatar } from "@mantine/core";

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

/** Up to two first letters of a name, whole characters even beyond the basic plane. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /[\p{L}\p{N}]/u.exec(word ?? "")?.[0] ?? "",
  );
  return letters.join("").toUpperCase() || "?";
}
