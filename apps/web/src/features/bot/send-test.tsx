import { withOpId } from "@frontdesk/client";
import { type Bot, type BotChat, botLimits } from "@frontdesk/contract";
import { Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { useViewer } from "../../viewer.tsx";
import { TestResult } from "./test-result.tsx";

const chatPrefix = "chat:";

/** Sends a message to somebody, and tells what Telegram said to it. */
export function SendTest({ bot, chats }: { bot: Bot; chats: BotChat[] }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const places = useTestPlaces(bot, chats);
  const form = useForm({ initialValues: { place: "", text: "" }, validate: { place: rules.filled } });
  const send = trpc.bot.sendTest.useMutation({
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ place, text }) => {
    const isChat = place.startsWith(chatPrefix);
    const conversationId = isChat ? null : place;
    const tgChatId = isChat ? Number(place.slice(chatPrefix.length)) : null;
    send.mutate(withOpId({ botId: bot.id, conversationId, tgChatId, text: text.trim() || null }));
  });
  return (
    <Section title={t("botPage.test")} lead={t("botPage.testLead")}>
      {places.every(({ items }) => items.length === 0) ? (
        <Text size="sm">{t("botPage.testNobody", { username: bot.username })}</Text>
      ) : (
        <form noValidate onSubmit={submit}>
          <Stack>
            <Select
              label={t("botPage.testTo")}
              data={places.filter(({ items }) => items.length > 0)}
              searchable
              required
              {...form.getInputProps("place")}
            />
            <Textarea
              label={t("botPage.testText")}
              placeholder={t("botPage.testDefault")}
              autosize
              minRows={1}
              maxRows={5}
              maxLength={botLimits.testTextLength}
              {...form.getInputProps("text")}
            />
            <FormError error={send.error} />
            {send.data && <TestResult botId={bot.id} testId={send.data.testId} />}
            <Group justify="end">
              <SubmitButton isPending={send.isPending} error={send.error}>
                {t("botPage.testSubmit")}
              </SubmitButton>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  );
}

function useTestPlaces({ username }: Bot, chats: BotChat[]) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const recent = trpc.conversation.list.useInfiniteQuery(
    { view: "open" },
    { getNextPageParam: (page) => page.data.next, enabled: can("conversation:read") },
  );
  // An inbox bears the name of its bot.
  const own = recent.data?.pages[0]?.data.rows.filter(({ inbox }) => inbox.name === `@${username}`) ?? [];
  return [
    {
      group: t("botPage.testGroups"),
      items: chats.map(({ tgChatId, title }) => ({ value: `${chatPrefix}${tgChatId}`, label: title })),
    },
    {
      group: t("botPage.testPeople"),
      items: own.map(({ id, number, contact }) => ({ value: id, label: `${contact.name} (#${number})` })),
    },
  ];
}
