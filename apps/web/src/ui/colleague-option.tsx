import { Group, Text } from "@mantine/core";
import { trpc } from "../desk.ts";
import { AvailabilityDot } from "./availability-dot.tsx";
import { Load } from "./load.tsx";
import { useWorkload } from "./workload.ts";

interface ColleagueOptionProps {
  memberId: string;
  /** As the list shows them. */
  label: string;
}

/** A colleague to choose: what they are to others now, and how much they have on their desk. */
export function ColleagueOption({ memberId, label }: ColleagueOptionProps) {
  const members = trpc.member.list.useQuery();
  const capacity = members.data?.data.find(({ id }) => id === memberId)?.capacity ?? null;
  const load = useWorkload(memberId);
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" flex={1} miw={0}>
      <Text size="sm" truncate>
        {label} <AvailabilityDot memberId={memberId} />
      </Text>
      {load !== null && <Load load={load} capacity={capacity} />}
    </Group>
  );
}
