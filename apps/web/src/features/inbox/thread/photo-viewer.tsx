import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./photo.module.css";

interface PhotoViewerProps {
  url: string;
  description: string;
  onClose: () => void;
}

/** A photo as large as the screen allows. */
export function PhotoViewer({ url, description, onClose }: PhotoViewerProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      padding="xs"
      title={description}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <img className={classes.large} src={url} alt={description} />
    </Modal>
  );
}
