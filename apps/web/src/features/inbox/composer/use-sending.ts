import { randomId } from "@frontdesk/client";
import { type Composition, plainText } from "@frontdesk/client/react";
import { messageLimits } from "@frontdesk/contract";
import type { Thread } from "../thread/use-thread.ts";
import { compose, outgoingFile } from "./composition.ts";
import type { Draft } from "./draft.ts";
import type { Files } from "./use-files.ts";
import type { RecordedVoice } from "./voice-recorder.tsx";

interface Written {
  outgoing: Thread["outgoing"];
  draft: Draft;
  files: Files;
}

/** Hands what was written to the outgoing queue, and leaves the composer empty behind it. */
export function useSending({ outgoing, draft, files }: Written) {
  const { text, answered } = draft;
  const isSaid = text.trim() !== "" || files.files.length > 0;
  const canSend = isSaid && text.length <= messageLimits.sourceLength;
  return {
    canSend,
    send() {
      if (!canSend) return;
      const chosen = files.files;
      const bytes = new Map<string, Blob>(chosen.map(({ id, file }) => [id, file]));
      const described = chosen.map((each) => outgoingFile(each, files.asFile));
      outgoing.send(compose(text, described, answered), bytes);
      draft.setText("");
      draft.setAnswered(null);
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
