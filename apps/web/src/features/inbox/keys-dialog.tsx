import { Kbd, Modal, Table, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

const rows = [
  [["j"], "next"],
  [["k"], "previous"],
  [["t"], "take"],
  [["r"], "release"],
  [["a"], "transfer"],
  [["e"], "escalate"],
  [["s"], "snooze"],
  [["w"], "await"],
  [["p"], "priority"],
  [["l"], "tags"],
  [["c"], "close"],
  [["Shift", "c"], "closeOn"],
  [["o"], "reopen"],
  [["x"], "choose"],
  [["/"], "write"],
  [["Esc"], "leave"],
  [["Enter"], "send"],
  [["Shift", "Enter"], "newLine"],
  [["↑"], "editLast"],
  [["Ctrl", "B · I · Shift X · Shift M"], "bold"],
  [["Ctrl", "K"], "link"],
  [["?"], "help"],
] as const;

/** Lists every key of the inbox. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [enabled] = useLocalStorage({ key: "frontdesk.single-keys", defaultValue: true });
  return (
    <Modal opened onClose={onClose} title={t("key.title")} closeButtonProps={{ "aria-label": t("close") }}>
      {!enabled && (
        <Text size="sm" c="dimmed" mb="sm">
          {t("key.off")}
        </Text>
      )}
      <Table withRowBorders={false} verticalSpacing={6} aria-label={t("key.title")}>
        <Table.Tbody>
          {rows.map(([keys, word]) => (
            <Table.Tr key={word}>
              <Table.Td w={150}>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && " + "}
                    <Kbd style={{ display: "inline-block", whiteSpace: "normal" }}>{key}</Kbd>
                  </span>
                ))}
              </Table.Td>
              <Table.Td>{t(`key.${word}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
