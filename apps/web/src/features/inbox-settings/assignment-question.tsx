import type { AssignmentAnswer, AssignmentPolicy, Considered, TextLanguage } from "@frontdesk/contract";
import { Badge, Button, Group, Select, Stack, Text } from "@mantine/core";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AvailabilityDot } from "../../ui/availability-dot.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { Load } from "../../ui/load.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { spokenLanguages } from "../../ui/spoken-languages.ts";

type Asked = Omit<AssignmentPolicy, "version">;

/** Who is here, and what they have on their desks, changes while one looks. */
const askedEveryMs = 5_000;

/** Asks who would get a conversation now, and says why not the others (D-F5). */
export function AssignmentQuestion({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [language, setLanguage] = useState<TextLanguage | null>(null);
  const answer = trpc.assignment.explain.useQuery(
    { ...asked, language },
    { enabled: isOpen, staleTime: 0, refetchInterval: askedEveryMs, placeholderData: keepPreviousData },
  );
  return (
    <Stack gap="sm">
      <Group align="end">
        <Select
          label={t("assignment.askLanguage")}
          data={[{ value: "", label: t("assignment.anyLanguage") }, ...spokenLanguages]}
          searchable
          allowDeselect={false}
          flex="1 1 200px"
          value={language ?? ""}
          onChange={(chosen) => setLanguage(spokenLanguages.find(({ value }) => value === chosen)?.value ?? null)}
        />
        {!isOpen && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t("assignment.ask")}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t("assignment.askLead")}
      </Text>
      <FormError error={answer.error} />
      {isOpen && answer.data && <Answer mode={asked.mode} answer={answer.data.data} />}
    </Stack>
  );
}

function Answer({ mode, answer: { chosen, considered } }: { mode: Asked["mode"]; answer: AssignmentAnswer }) {
  const { t } = useTranslation();
  const verdict = () => {
    if (mode === "off") return t("assignment.off");
    if (chosen) return t("assignment.chosen", { name: chosen.name, reason: t(`assignment.reasonOf.${chosen.reason}`) });
    return t(considered.length === 0 ? "assignment.emptyTeam" : "assignment.nobody");
  };
  return (
    <>
      <Text fw={600} role="status">
        {verdict()}
      </Text>
      <PlainList gap={8} aria-label={t("assignment.ask")}>
        {considered.map((one) => (
          <li key={one.id}>
            <ConsideredRow one={one} />
          </li>
        ))}
      </PlainList>
    </>
  );
}

/** Somebody who comes into question, and all that stands against them. */
function ConsideredRow({ one: { id, name, load, capacity, speaksIt, obstacles } }: { one: Considered }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {name} <AvailabilityDot memberId={id} />
      </Text>
      <Group gap={6}>
        {speaksIt && (
          <Badge variant="default" tt="none">
            {t("assignment.speaksIt")}
          </Badge>
        )}
        {obstacles.length === 0 && (
          <Badge variant="dot" color="teal" tt="none">
            {t("assignment.able")}
          </Badge>
        )}
        {obstacles.map((obstacle) => (
          <Badge key={obstacle} variant="light" color="gray" tt="none">
            {t(`assignment.obstacleOf.${obstacle}`)}
          </Badge>
        ))}
        <Load load={load} capacity={capacity} />
      </Group>
    </Group>
  );
}
