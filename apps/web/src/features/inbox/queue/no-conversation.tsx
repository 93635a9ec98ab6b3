import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { MessageCircleIcon } from "../../../ui/icons.ts";
import { FirstSteps } from "./first-steps.tsx";
import { useSetup } from "./use-setup.ts";

/** What stands beside the queue while no conversation is open: on a desk in use, what is still open of its setup. */
export function NoConversation() {
  const { t } = useTranslation();
  const { isEverUsed, isOpen } = useSetup();
  if (isEverUsed && isOpen) {
    return (
      <Box m="auto" maw={420}>
        <FirstSteps />
      </Box>
    );
  }
  return (
    <EmptyNotice m="auto" icon={<MessageCircleIcon />} title={t("inbox.pick")} description={t("inbox.pickHint")} />
  );
}
