import { Alert, Radio, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertTriangleIcon } from "../../ui/icons.ts";
import { Section } from "../../ui/section.tsx";
import { useViewer } from "../../viewer.tsx";
import { chime } from "./chime.ts";
import { useNoticeSound, useNoticeWish } from "./notice-choice.ts";
import { noticeWishes } from "./notice-of.ts";

type Refusal = "denied" | "impossible";

/** Of what the reader is told on this device while they look elsewhere, and whether they hear it. */
export function NoticeSection() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [wish, setWish] = useNoticeWish();
  const [hasSound, setSound] = useNoticeSound();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const choose = async (chosen: string) => {
    const next = noticeWishes.find((each) => each === chosen) ?? "nothing";
    const refused = next === "nothing" ? null : await askFor(t("notices.sample"));
    setRefusal(refused);
    if (!refused) setWish(next);
  };
  if (!can("conversation:read")) return null;
  return (
    <Section title={t("notices.title")} lead={t("notices.lead")}>
      <Radio.Group aria-label={t("notices.title")} value={wish} onChange={(chosen) => void choose(chosen)}>
        <Stack gap="xs">
          {noticeWishes.map((each) => (
            <Radio key={each} value={each} label={t(`notices.wish.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {refusal && (
        <Alert role="alert" color="orange" variant="outline" icon={<AlertTriangleIcon />} py="xs">
          {t(`notices.${refusal}`)}
        </Alert>
      )}
      {wish !== "nothing" && (
        <Switch
          label={t("notices.sound")}
          checked={hasSound}
          onChange={({ currentTarget: { checked } }) => {
            setSound(checked);
            if (checked) chime();
          }}
        />
      )}
    </Section>
  );
}

/** Asks the browser for leave, and shows how a notice looks; answers why there can be none. */
async function askFor(sample: string): Promise<Refusal | null> {
  if (!("Notification" in window)) return "impossible";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    new Notification(sample, { tag: "sample", silent: true });
    return null;
  } catch {
    // Browsers on phones show a page's notices through a service worker only.
    return "impossible";
  }
}
