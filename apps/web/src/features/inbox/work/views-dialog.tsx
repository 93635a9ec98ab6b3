import { withOpId } from "@frontdesk/client";
import { type CountedView, compareViews } from "@frontdesk/contract";
import { ActionIcon, Group, Modal, Stack, Text } from "@mantine/core";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Confirm } from "../../../ui/confirm.tsx";
import { ArrowDownIcon, ArrowUpIcon, PencilIcon, TrashIcon } from "../../../ui/icons.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { EditViewForm } from "./edit-view-form.tsx";
import { useMayChangeView } from "./use-may-change-view.ts";

/** The views that are kept: put in order, changed and removed, as far as the reader may. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const kept = trpc.savedView.list.useQuery();
  const views = (kept.data?.data ?? []).toSorted(compareViews);
  const [editedId, setEditedId] = useState<string | null>(null);
  const edited = views.find(({ id }) => id === editedId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={edited ? t("savedView.editOf", { name: edited.name }) : t("savedView.saved")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {edited ? (
        <EditViewForm key={edited.id} view={edited} onDone={() => setEditedId(null)} />
      ) : (
        <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: "none" }}>
          {views.map((view, index) => (
            <ViewRow
              key={view.id}
              view={view}
              isFirst={views[index - 1]?.audience !== view.audience}
              isLast={views[index + 1]?.audience !== view.audience}
              onEdit={() => setEditedId(view.id)}
            />
          ))}
          {kept.data && views.length === 0 && (
            <Text component="li" size="sm" c="dimmed">
              {t("savedView.none")}
            </Text>
          )}
        </Stack>
      )}
    </Modal>
  );
}

interface ViewRowProps {
  view: CountedView;
  /** Of those of its audience. */
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
}

function ViewRow({ view, isFirst, isLast, onEdit }: ViewRowProps) {
  const { t } = useTranslation();
  const mayChange = useMayChangeView()(view);
  const moves = trpc.savedView.move.useMutation({ onError: useToastError() });
  const { id: savedViewId, name, audience, position } = view;
  // A row that changes its place takes the focus of its button with it.
  const moved = useRef<{ button: HTMLElement; from: number } | null>(null);
  useEffect(() => {
    if (moved.current === null || moved.current.from === position) return;
    moved.current.button.focus();
    moved.current = null;
  }, [position]);
  const move = (to: "earlier" | "later") => (event: MouseEvent<HTMLElement>) => {
    moved.current = { button: event.currentTarget, from: position };
    moves.mutate(withOpId({ savedViewId, to }));
  };
  return (
    <Group component="li" gap={2} wrap="nowrap" mih={40}>
      <Text size="sm" flex={1} style={{ overflowWrap: "anywhere" }}>
        {name}
        {audience !== "personal" && (
          <Text span size="xs" c="dimmed">
            {` · ${t(audience === "team" ? "savedView.ofTeam" : "savedView.ofAll")}`}
          </Text>
        )}
      </Text>
      {mayChange && (
        <>
          <Tool label={t("savedView.earlier", { name })} isOff={isFirst} onClick={move("earlier")}>
            <ArrowUpIcon size={16} />
          </Tool>
          <Tool label={t("savedView.later", { name })} isOff={isLast} onClick={move("later")}>
            <ArrowDownIcon size={16} />
          </Tool>
          <Tool label={t("savedView.editOf", { name })} onClick={onEdit}>
            <PencilIcon size={16} />
          </Tool>
          <RemoveView view={view} />
        </>
      )}
    </Group>
  );
}

function RemoveView({ view: { id: savedViewId, name, audience } }: { view: CountedView }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const removes = trpc.savedView.remove.useMutation();
  const remove = () => removes.mutate(withOpId({ savedViewId }));
  return (
    <>
      <Tool label={t("savedView.remove", { name })} onClick={() => setAsking(true)}>
        <TrashIcon size={16} />
      </Tool>
      <Confirm
        opened={isAsking}
        title={t("savedView.removeTitle", { name })}
        hint={t(audience === "personal" ? "savedView.removeOwn" : "savedView.removeShared")}
        action={t("savedView.removeAction")}
        isPending={removes.isPending}
        error={removes.error}
        onConfirm={remove}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

interface ToolProps {
  label: string;
  isOff?: boolean;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  children: ReactNode;
}

/** A button that keeps the focus, for whoever moves by keys, also where it has nothing to do. */
function Tool({ label, isOff = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      opacity={isOff ? 0.35 : 1}
      onClick={(event) => !isOff && onClick(event)}
    >
      {children}
    </ActionIcon>
  );
}
