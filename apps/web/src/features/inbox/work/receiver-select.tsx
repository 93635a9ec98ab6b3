import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ColleagueOption } from "../../../ui/colleague-option.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useDirectory } from "./use-directory.ts";

/** A receiver as an option's value: `member:<id>`, `team:<id>`, or `nobody`. */
export type ReceiverValue = string;

interface ReceiverSelectProps {
  value: ReceiverValue | null;
  onChange: (value: ReceiverValue | null) => void;
  /** Whose it is already. */
  except: { memberId: string | null; teamId: string | null };
  mayBeNobody?: boolean;
}

/** Chooses a colleague or a team by name. */
export function ReceiverSelect({ value, onChange, except, mayBeNobody = false }: ReceiverSelectProps) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const { members, teams } = useDirectory();
  const people = members
    .filter(({ id }) => id !== except.memberId)
    .map(({ id, name }) => ({ value: `member:${id}`, label: id === memberId ? `${name} (${t("you")})` : name }));
  const groups = teams
    .filter(({ id }) => id !== except.teamId)
    .map(({ id, name }) => ({ value: `team:${id}`, label: name }));
  return (
    <Select
      label={t("transferDialog.to")}
      data-autofocus
      searchable
      required
      data={[
        ...(mayBeNobody ? [{ value: "nobody", label: t("transferDialog.toNobody") }] : []),
        { group: t("transferDialog.members"), items: people },
        { group: t("transferDialog.teams"), items: groups },
      ]}
      renderOption={({ option: { value, label } }) => {
        const receiver = receiverIn(value);
        return receiver?.kind === "member" ? <ColleagueOption memberId={receiver.id} label={label} /> : label;
      }}
      nothingFoundMessage={t("transferDialog.nobody")}
      value={value}
      onChange={onChange}
    />
  );
}

/** The receiver that an option stands for; null for nobody. */
export function receiverIn(value: ReceiverValue): { kind: "member" | "team"; id: string } | null {
  const [kind, id] = value.split(":");
  return (kind === "member" || kind === "team") && id ? { kind, id } : null;
}
