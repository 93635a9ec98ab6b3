import { Anchor, Button, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { CheckIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./first-steps.module.css";
import { useSetup } from "./use-setup.ts";

/** The way from an empty desk to the first reply; each step says whether it is done. A desk in use may put it aside. */
export function FirstSteps() {
  const { t } = useTranslation();
  const { workspace, can } = useViewer();
  const installation = trpc.installation.get.useQuery();
  const params = { slug: workspace.slug };
  const simulatorUrl = installation.data?.simulatorUrl ?? null;

  const { hasBot, hasColleague, hasReplied, isEverUsed, putAside } = useSetup();
  const done = [hasBot, hasColleague, hasReplied].filter(Boolean).length;
  return (
    <Stack className={classes.steps} gap="sm">
      <div>
        <Title order={2} size="h4">
          {t("start.title")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("start.lead")}
          <br />
          {t("start.progress", { done, all: 3 })}
        </Text>
      </div>
      <ol className={classes.list}>
        <Step number={1} isDone={hasBot} title={t("start.bot")} hint={t("start.botHint")}>
          {!hasBot && can("bot:manage") && (
            <Button size="xs" renderRoot={(props) => <Link to="/w/$slug/settings/bots" params={params} {...props} />}>
              {t("start.botAction")}
            </Button>
          )}
          {!hasBot && simulatorUrl !== null && (
            <Anchor href={simulatorUrl} target="_blank" rel="noreferrer" size="sm">
              {t("start.simulator")}
            </Anchor>
          )}
        </Step>
        <Step number={2} isDone={hasColleague} title={t("start.invite")} hint={t("start.inviteHint")}>
          {!hasColleague && can("member:manage") && (
            <Button
              size="xs"
              variant="default"
              renderRoot={(props) => <Link to="/w/$slug/settings/members" params={params} {...props} />}
            >
              {t("start.inviteAction")}
            </Button>
          )}
        </Step>
        <Step number={3} isDone={hasReplied} title={t("start.reply")} hint={t("start.replyHint")}>
          {hasBot && !hasReplied && simulatorUrl !== null && (
            <Anchor href={simulatorUrl} target="_blank" rel="noreferrer" size="sm">
              {t("start.replySimulator")}
            </Anchor>
          )}
        </Step>
      </ol>
      {isEverUsed && (
        <Button size="xs" variant="subtle" color="gray" className={classes.aside} onClick={putAside}>
          {t("start.aside")}
        </Button>
      )}
    </Stack>
  );
}

interface StepProps {
  number: number;
  isDone: boolean;
  title: string;
  hint: string;
  children: ReactNode;
}

function Step({ number, isDone, title, hint, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.step} data-done={isDone || undefined}>
      <ThemeIcon size={28} radius="xl" variant={isDone ? "filled" : "light"} aria-hidden="true">
        {isDone ? <CheckIcon size={16} /> : number}
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600}>
          {title}
          {isDone && <span className="heard"> — {t("start.done")}</span>}
        </Text>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <div className={classes.actions}>{children}</div>
      </div>
    </li>
  );
}
