import { withOpId } from "@frontdesk/client";
import type { SlaGrounds, SlaPolicy } from "@frontdesk/contract";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useToastError } from "../../ui/toast.tsx";
import { PolicyCard } from "./policy-card.tsx";

interface PolicyListProps {
  policies: SlaPolicy[];
  grounds: SlaGrounds;
  onEdit: (policy: SlaPolicy) => void;
}

/** The policies in their order: the first that fits counts, the default one is asked last. */
export function PolicyList({ policies, grounds, onEdit }: PolicyListProps) {
  const { t } = useTranslation();
  const arrange = trpc.slaPolicy.arrange.useMutation({ onError: useToastError() });
  const movable = policies.filter(({ isDefault }) => !isDefault).map(({ id }) => id);

  const move = (id: string, by: number) => {
    const from = movable.indexOf(id);
    const policyIds = movable.toSpliced(from, 1).toSpliced(from + by, 0, id);
    arrange.mutate(withOpId({ policyIds }));
  };
  const mayMove = (id: string, by: number) => {
    const to = movable.indexOf(id) + by;
    return movable.includes(id) && !arrange.isPending && to >= 0 && to < movable.length;
  };
  return (
    <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("promises.title")}>
      {policies.map((policy) => (
        <li key={policy.id}>
          <PolicyCard
            policy={policy}
            grounds={grounds}
            isOneOfSeveral={!policy.isDefault && movable.length > 1}
            onEdit={() => onEdit(policy)}
            onUp={mayMove(policy.id, -1) ? () => move(policy.id, -1) : null}
            onDown={mayMove(policy.id, 1) ? () => move(policy.id, 1) : null}
          />
        </li>
      ))}
    </Stack>
  );
}
