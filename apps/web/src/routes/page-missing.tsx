import { Anchor, Center, EmptyState } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Says that an address leads nowhere, and where to go instead. */
export function PageMissing() {
  const { t } = useTranslation();
  return (
    <Center component="main" h="100%" p="md">
      <EmptyState title={<h1 className="plain">{t("error.notFoundTitle")}</h1>} description={t("error.notFound")}>
        <EmptyState.Actions>
          <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t("error.home")}</Anchor>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  );
}
