import type { SpecialContent } from "@frontdesk/contract";
import { ActionIcon, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CheckIcon, CopyIcon, ExternalLinkIcon, MapPinIcon, QuestionIcon, UserIcon } from "../../../../ui/icons.ts";
import { mapUrl } from "./map-url.ts";
import classes from "./parts.module.css";

type Of<Kind extends SpecialContent["kind"]> = Extract<SpecialContent, { kind: Kind }>;

/** What a message holds that is neither text nor file. */
export function Special({ special }: { special: SpecialContent }) {
  switch (special.kind) {
    case "place":
      return <Place place={special} />;
    case "contact_card":
      return <ContactCard card={special} />;
    case "unsupported":
      return <Unsupported special={special} />;
    case "erased":
      return <Erased />;
  }
}

/** Nothing of a map is fetched: whoever wants one opens it. */
function Place({ place }: { place: Of<"place"> }) {
  const { t } = useTranslation();
  const { latitude, longitude, title, address } = place;
  return (
    <div className={classes.card}>
      <MapPinIcon size={24} aria-hidden="true" />
      <div className={classes.cardWords}>
        <strong>{title ?? t("message.place")}</strong>
        {address !== null && <span>{address}</span>}
        <span className={classes.figures}>
          {latitude.toFixed(5)}, {longitude.toFixed(5)}
        </span>
        <a href={mapUrl(place)} target="_blank" rel="noopener noreferrer">
          {t("message.openMap")} <ExternalLinkIcon size={14} aria-hidden="true" />
        </a>
      </div>
    </div>
  );
}

function ContactCard({ card: { name, phone } }: { card: Of<"contact_card"> }) {
  const { t } = useTranslation();
  return (
    <div className={classes.card}>
      <UserIcon size={24} aria-hidden="true" />
      <div className={classes.cardWords}>
        <strong>{name}</strong>
        <a
          className={classes.figures}
          href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}
          aria-label={t("message.call", { phone })}
        >
          {phone}
        </a>
      </div>
      <CopyButton value={phone}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={copied ? t("copied") : t("message.copyPhone")}
            onClick={copy}
          >
            {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}

function Erased() {
  const { t } = useTranslation();
  return <em>{t("message.erased")}</em>;
}

function Unsupported({ special: { what } }: { special: Of<"unsupported"> }) {
  const { t, i18n } = useTranslation();
  const key = `message.kinds.${what}`;
  // A kind that Telegram may add later goes by Telegram's name for it.
  const name = i18n.exists(key) ? t(key as "message.kinds.poll") : what.replaceAll("_", " ");
  return (
    <div className={classes.card}>
      <QuestionIcon size={24} aria-hidden="true" />
      <div className={classes.cardWords}>
        <strong>{t("message.unsupported", { what: name })}</strong>
        <span>{t("message.unsupportedHint")}</span>
      </div>
    </div>
  );
}
