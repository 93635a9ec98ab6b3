import { withOpId } from "@frontdesk/client";
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useToastError } from "../../ui/toast.tsx";

/** Whether canned replies that fit are offered to the reader unasked, on all of their devices. */
export function OffersSwitch() {
  const { t } = useTranslation();
  const help = trpc.suggestion.help.useQuery().data?.data;
  const choose = trpc.suggestion.chooseHelp.useMutation({ onError: useToastError() });
  const chosen = choose.isPending ? choose.variables.offersReplies : (help?.offersReplies ?? true);
  return (
    <Switch
      label={t("suggestions.offers")}
      description={t("suggestions.offersHint")}
      disabled={!help}
      checked={chosen}
      onChange={(event) => choose.mutate(withOpId({ offersReplies: event.currentTarget.checked }))}
    />
  );
}
