import type { Composition } from "@frontdesk/client/react";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { CurrentLocationIcon } from "../../../ui/icons.ts";
import { readCoordinates } from "./coordinates.ts";

interface PlaceDialogProps {
  onSend: (special: NonNullable<Composition["special"]>) => void;
  onClose: () => void;
}

/** A location to send: pasted from a map, or where the browser says one is. */
export function PlaceDialog({ onSend, onClose }: PlaceDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState<"placeWrong" | "placeRefused" | null>(null);
  const [isAsking, setAsking] = useState(false);

  const ask = () => {
    setAsking(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        setAsking(false);
        setText(`${latitude.toFixed(6)}, ${longitude.toFixed(6)}`);
      },
      () => {
        setAsking(false);
        setProblem("placeRefused");
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = readCoordinates(text);
    if (!found) return setProblem("placeWrong");
    const name = title.trim() || null;
    // Telegram shows an address with a name only.
    onSend({ kind: "place", ...found, title: name, address: name === null ? null : address.trim() || null });
  };
  return (
    <FormDialog
      title={t("composer.placeTitle")}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={<Button type="submit">{t("composer.send")}</Button>}
    >
      <TextInput
        data-autofocus
        label={t("composer.placeCoordinates")}
        description={t("composer.placeHint")}
        value={text}
        error={problem && t(`composer.${problem}`)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {"geolocation" in navigator && (
        <Button
          variant="default"
          leftSection={<CurrentLocationIcon size={16} />}
          loading={isAsking}
          onClick={ask}
          style={{ justifySelf: "start" }}
        >
          {t("composer.placeHere")}
        </Button>
      )}
      <TextInput
        label={t("composer.placeName")}
        maxLength={256}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {title.trim() !== "" && (
        <TextInput
          label={t("composer.placeAddress")}
          maxLength={512}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
