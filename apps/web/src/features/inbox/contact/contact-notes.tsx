import type { Contact } from "@frontdesk/contract";
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PlusIcon } from "../../../ui/icons.ts";
import classes from "./card-section.module.css";
import { CardSection } from "./card-section.tsx";
import { ContactNoteItem } from "./contact-note-item.tsx";
import { NoteForm } from "./note-form.tsx";

interface ContactNotesProps {
  contact: Contact;
  mayManage: boolean;
}

/** What colleagues wrote about a person, the latest first. */
export function ContactNotes({ contact, mayManage }: ContactNotesProps) {
  const { t } = useTranslation();
  const { id: contactId } = contact;
  const notes = trpc.contact.notes.useQuery({ contactId });
  // Null for none; "new", or the id of the one that is changed.
  const [written, setWritten] = useState<string | null>(null);
  const close = () => setWritten(null);
  const listed = notes.data?.data ?? [];
  return (
    <CardSection title={t("contactNotes.title")}>
      {listed.length > 0 && (
        <ul className={classes.list}>
          {listed.map((note) => (
            <li key={note.id}>
              {written === note.id ? (
                <NoteForm contactId={contactId} note={note} onClose={close} />
              ) : (
                <ContactNoteItem note={note} mayManage={mayManage} onEdit={() => setWritten(note.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {listed.length === 0 && !mayManage && (
        <Text size="sm" c="dimmed">
          {t("contactNotes.empty")}
        </Text>
      )}
      {written === "new" && <NoteForm contactId={contactId} note={null} onClose={close} />}
      {mayManage && written === null && (
        <Button
          variant="default"
          size="xs"
          leftSection={<PlusIcon size={14} />}
          style={{ justifySelf: "start" }}
          onClick={() => setWritten("new")}
        >
          {t("contactNotes.add")}
        </Button>
      )}
    </CardSection>
  );
}
