import { Stack, type StackProps } from "@mantine/core";
import type { ReactNode } from "react";

interface PlainListProps extends StackProps {
  children: ReactNode;
}

/** A list whose items are cards or rows that need no marks. */
export function PlainList({ children, ...props }: PlainListProps) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} {...props} style={{ listStyle: "none" }}>
      {children}
    </Stack>
  );
}
