import { locales } from "@frontdesk/contract";
import { Box, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, spokenLanguage } from "../../language.ts";
import classes from "./entry-page.module.css";

interface EntryPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages before a workspace: one card, the product's mark, and the language. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  const { t } = useTranslation();
  return (
    <Box className={classes.page}>
      <title>{`${title} — ${t("product")}`}</title>
      <Box component="header" className={classes.header}>
        <Group gap="xs">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <Text fw={650} size="lg">
            {t("product")}
          </Text>
        </Group>
        <Select
          aria-label={t("language.label")}
          size="xs"
          w={120}
          allowDeselect={false}
          value={spokenLanguage()}
          data={locales.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
          onChange={(locale) => locale && void chooseLanguage(locale)}
        />
      </Box>
      <Paper component="main" withBorder className={classes.card}>
        <Stack gap="lg">
          <Stack gap={4}>
            <Title order={1} size="h2">
              {title}
            </Title>
            {lead !== undefined && <Text c="dimmed">{lead}</Text>}
          </Stack>
          {children}
        </Stack>
      </Paper>
    </Box>
  );
}
