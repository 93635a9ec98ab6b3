import type { Contact } from "@frontdesk/contract";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";
import { CardSection } from "./card-section.tsx";
import { ContactFacts } from "./contact-facts.tsx";
import { ContactHistory } from "./contact-history.tsx";
import { ContactMarks } from "./contact-marks.tsx";
import { ContactMerges } from "./contact-merges.tsx";
import { ContactNotes } from "./contact-notes.tsx";
import { ContactTags } from "./contact-tags.tsx";
import { EditContactDialog } from "./edit-contact-dialog.tsx";

interface ContactDetailsProps {
  contactId: string;
  /** The conversation beside which the card stands; it is not listed again. */
  besideId: string;
  /** In Telegram itself a simulated person's name may be somebody else's. */
  isSimulated: boolean;
  /** What is told of that conversation. */
  children: ReactNode;
}

/** All that the desk knows of a person, and what may be changed of it. */
export function ContactDetails({ contactId, ...shown }: ContactDetailsProps) {
  const { data, error, refetch } = trpc.contact.get.useQuery({ contactId });
  if (!data && error) return <PaneError error={error} onRetry={() => void refetch()} />;
  if (!data) return <PaneLoading />;
  return <Known contact={data.data} {...shown} />;
}

interface KnownProps extends Omit<ContactDetailsProps, "contactId"> {
  contact: Contact;
}

function Known({ contact, besideId, isSimulated, children }: KnownProps) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const [editing, { open, close }] = useDisclosure(false);
  const mayManage = can("contact:manage");
  if (contact.erasedAt !== null)
    return (
      <>
        <p>{t("contact.erased", { time: fullTime(contact.erasedAt, i18n.language) })}</p>
        {children}
      </>
    );
  return (
    <>
      <ContactMarks contact={contact} mayManage={mayManage} />
      <CardSection title={t("contact.facts")} edit={mayManage && { label: t("contact.edit"), onEdit: open }}>
        <ContactFacts contact={contact} mayManage={mayManage} isSimulated={isSimulated} />
      </CardSection>
      <ContactTags contact={contact} mayManage={mayManage} />
      <ContactNotes contact={contact} mayManage={mayManage} />
      <ContactMerges contact={contact} mayManage={mayManage} />
      {children}
      <ContactHistory contactId={contact.id} besideId={besideId} />
      {editing && <EditContactDialog contact={contact} onClose={close} />}
    </>
  );
}
