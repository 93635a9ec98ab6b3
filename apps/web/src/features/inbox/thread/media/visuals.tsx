import type { Attachment, Message } from "@frontdesk/contract";
import { useState } from "react";
import { onDemand } from "../../../../ui/on-demand.tsx";
import { albumRows } from "./album-rows.ts";
import classes from "./media.module.css";
import { Picture } from "./picture.tsx";

const MediaViewer = onDemand(async () => (await import("./media-viewer.tsx")).MediaViewer);

/** Photos and films of a message: one in its own proportions, several as an album. */
export function Visuals({ visuals, message }: { visuals: Attachment[]; message: Message }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [only] = visuals;
  const shown = visuals.filter(({ state }) => state === "ready");
  return (
    <>
      {only && visuals.length === 1 && (
        <Picture attachment={only} message={message} onOpen={() => setOpenId(only.id)} />
      )}
      {visuals.length > 1 && (
        <div className={classes.album}>
          {albumRows(visuals).map(({ tiles, ratio }) => (
            <div key={tiles[0]?.item.id} className={classes.albumRow} style={{ aspectRatio: ratio }}>
              {tiles.map(({ item, ratio: share }) => (
                <figure key={item.id} className={classes.tile} style={{ flexGrow: share }}>
                  <Picture attachment={item} message={message} isTile onOpen={() => setOpenId(item.id)} />
                  {item.caption && <figcaption title={item.caption}>{item.caption}</figcaption>}
                </figure>
              ))}
            </div>
          ))}
        </div>
      )}
      {openId !== null && (
        <MediaViewer
          visuals={shown}
          message={message}
          openId={openId}
          onOpen={setOpenId}
          onClose={() => setOpenId(null)}
        />
      )}
    </>
  );
}
