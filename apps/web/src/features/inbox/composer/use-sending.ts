import { randomId } from "@frontdesk/client";
import { type Composition, plainText } from "@frontdesk/client/react";
import { messageLimits, type Named } from "@frontdesk/contract";
import type { Thread } from "../thread/use-thread.ts";
import { mentionedIn } from "../writing/mentioned.ts";
import { compose, outgoingFile } from "./composition.ts";
import type { Draft } from "./draft.ts";
import type { ChosenExtras } from "./extras.ts";
import type { Files } from "./use-files.ts";
import type { RecordedVoice } from "./voice-recorder.tsx";
import type { WritingMode } from "./writing-mode.ts";

interface Written {
  outgoing: Thread["outgoing"];
  mode: WritingMode;
  draft: Draft;
  files: Files;
  extras: ChosenExtras;
  /** Whom a note may call. */
  members: readonly Named[];
}

/** Hands what was written to the outgoing queue, and leaves the composer empty behind it. */
export function useSending({ outgoing, mode, draft, files, extras, members }: Written) {
  const { text, answered } = draft;
  const isNote = mode === "note";
  const isText = text.trim() !== "";
  const kept = isNote ? [] : (extras.canned?.files ?? []);
  const needsText = isNote || mode === "update" || extras.buttons.length > 0;
  const isSaid = isText || (!needsText && files.files.length + kept.length > 0);
  const canSend = isSaid && text.length <= messageLimits.sourceLength;
  return {
    canSend,
    send() {
      if (!canSend) return;
      const chosen = files.files;
      const bytes = new Map<string, Blob>(chosen.map(({ id, file }) => [id, file]));
      const described = chosen.map((each) => outgoingFile(each, files.asFile));
      if (isNote) {
        outgoing.send(
          compose({ source: text, kind: "note", files: described, mentions: mentionedIn(text, members) }),
          bytes,
        );
      } else {
        const { buttons, afterPress, canned } = extras;
        const isUpdate = mode === "update";
        const along = { files: described, reply: answered, isUpdate, buttons, afterPress, canned };
        outgoing.send(compose({ source: text, ...along }), bytes);
        extras.clear();
      }
      draft.end();
      files.clear();
    },
    /** A location or a contact goes by itself; what is being written stays. */
    sendSpecial(special: NonNullable<Composition["special"]>) {
      outgoing.send({ ...plainText(""), special, reply: answered });
      draft.setAnswered(null);
    },
    sendVoice({ bytes, durationSeconds }: RecordedVoice) {
      const uploadId = randomId();
      const size = { sizeBytes: bytes.size, width: null, height: null, durationSeconds, uploadedBytes: 0 };
      const file = { uploadId, name: "voice.ogg", mime: bytes.type, kind: "voice", as: "voice", ...size } as const;
      outgoing.send({ ...plainText(""), files: [file], reply: answered }, new Map([[uploadId, bytes]]));
      draft.setAnswered(null);
    },
  };
}
