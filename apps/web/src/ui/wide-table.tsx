import { Table, type TableProps } from "@mantine/core";

interface WideTableProps extends TableProps {
  /** What the table tells, for who can't see it. */
  label: string;
  /** In pixels; on a narrower screen it scrolls sideways, by the keyboard too. */
  minWidth: number;
  /** In pixels; what is longer scrolls. */
  maxHeight?: number;
}

/** A table that may be wider than the screen. */
export function WideTable({ label, minWidth, maxHeight, ...table }: WideTableProps) {
  const height = maxHeight === undefined ? {} : { maxHeight };
  return (
    <Table.ScrollContainer minWidth={minWidth} {...height} type="native" tabIndex={0} role="region" aria-label={label}>
      <Table aria-label={label} {...table} />
    </Table.ScrollContainer>
  );
}
