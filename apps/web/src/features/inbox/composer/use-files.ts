import { randomId } from "@frontdesk/client";
import { messageLimits } from "@frontdesk/contract";
import { useState } from "react";
import { type ChosenFile, choose, type LeftOut } from "./chosen-file.ts";

/** The files of the reply that is being written. `roomBytes` is how much more this device keeps until it is sent. */
export function useFiles(roomBytes: number) {
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [leftOut, setLeftOut] = useState<LeftOut[]>([]);
  const [asFile, setAsFile] = useState(false);

  const add = async (picked: readonly File[]) => {
    const inHand = files.reduce((sum, { file }) => sum + file.size, 0);
    const { taken, leftOut: others } = choose(picked, { chosen: files.length, roomBytes: roomBytes - inHand });
    setLeftOut(others);
    const measured = await Promise.all(taken.map(async (file) => ({ id: randomId(), file, ...(await measure(file)) })));
    // Others may have been added while these were measured.
    setFiles((known) => [...known, ...measured].slice(0, messageLimits.attachments));
  };
  const remove = (id: string) => {
    setFiles((known) => known.filter((one) => one.id !== id));
    setLeftOut([]);
  };
  const clear = () => {
    setFiles([]);
    setLeftOut([]);
    setAsFile(false);
  };
  return { files, leftOut, asFile, setAsFile, add, remove, clear };
}

export type Files = ReturnType<typeof useFiles>;

async function measure(file: File): Promise<{ width: number | null; height: number | null }> {
  const unknown = { width: null, height: null };
  if (!file.type.startsWith("image/")) return unknown;
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // Not every image is one that a browser can read; Telegram may.
    return unknown;
  }
}
