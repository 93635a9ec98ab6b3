import { withOpId } from "@frontdesk/client";
import type { CannedReply, Guide } from "@frontdesk/contract";
import { Badge, Button, Card, Code, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

type KeptCardProps = ({ reply: CannedReply; guide?: never } | { guide: Guide; reply?: never }) & {
  onEdit: () => void;
};

/** One canned reply or guide: how it is found, how it begins, for whom it is. */
export function KeptCard({ reply, guide, onEdit }: KeptCardProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [asking, { open, close }] = useDisclosure(false);
  const kept = reply ?? guide;
  const { title, audience } = kept;
  const onSuccess = () => toastDone(t("replies.removed", { title }));
  const removeReply = trpc.cannedReply.remove.useMutation({ onSuccess });
  const removeGuide = trpc.guide.remove.useMutation({ onSuccess });
  const remove = reply ? removeReply : removeGuide;
  const variants = reply ? reply.variants : (guide.steps[0]?.variants ?? []);
  const mayChange = audience === "personal" || can("canned:manage");
  return (
    <Card component="article" withBorder padding="sm" aria-label={title}>
      <Group justify="space-between" align="start" wrap="wrap" gap="xs">
        <Stack gap={4} miw={0} flex="1 1 240px">
          <Group gap={8}>
            <Text fw={600}>{title}</Text>
            {reply && <Code>/{reply.shortcut}</Code>}
            <Badge variant="light" color="gray" tt="none">
              {t(`replies.audience.${audience}`)}
            </Badge>
            {variants.map(({ language }) => (
              <Badge key={language} variant="outline" color="gray" tt="none">
                {language}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: "anywhere" }}>
            {variants[0]?.text}
          </Text>
          <Text size="xs" c="dimmed">
            {reply ? t("writing.uses", { count: reply.uses }) : t("writing.guide", { count: guide.steps.length })}
          </Text>
        </Stack>
        {mayChange && (
          <Group gap="xs" flex="none">
            <Button variant="default" size="xs" aria-label={t("replies.editOf", { title })} onClick={onEdit}>
              {t("replies.edit")}
            </Button>
            <Button variant="default" size="xs" aria-label={t("replies.removeOf", { title })} onClick={open}>
              {t("replies.remove")}
            </Button>
          </Group>
        )}
      </Group>
      <Confirm
        opened={asking}
        title={t("replies.removeTitle", { title })}
        hint={t("replies.removeHint")}
        action={t("replies.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          if (reply) removeReply.mutate(withOpId({ cannedReplyId: reply.id }), { onSuccess: close });
          else removeGuide.mutate(withOpId({ guideId: guide.id }), { onSuccess: close });
        }}
        onClose={close}
      />
    </Card>
  );
}
