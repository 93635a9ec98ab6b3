import { Alert, Button, Code, CopyButton, Group, Modal, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CheckIcon, CopyIcon, KeyIcon } from "../../ui/icons.ts";

interface RecoveryCodesProps {
  codes: string[];
  onClose: () => void;
}

/** The new recovery codes in a dialog of their own. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("security.codes")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <RecoveryCodesList codes={codes} onClose={onClose} />
    </Modal>
  );
}

/** Codes that each stand in once for the authenticator; they are shown this once. */
export function RecoveryCodesList({ codes, onClose }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert icon={<KeyIcon />} py="xs">
        {t("security.codesHint")}
      </Alert>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" component="ul" m={0} p={0}>
        {codes.map((code) => (
          <Code key={code} component="li" ta="center" fz="sm" style={{ listStyle: "none" }}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group justify="end">
        <CopyButton value={codes.join("\n")}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            >
              <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose} data-autofocus>
          {t("security.codesKept")}
        </Button>
      </Group>
    </Stack>
  );
}
