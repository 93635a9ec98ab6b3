import type { TabBus } from "./share-feed.ts";

/** The channel of this name between a browser's tabs. Once nobody listens any more it is closed, and takes in silence what is still said. */
export function tabChannel<Message>(name: string): TabBus<Message> {
  const channel = new BroadcastChannel(name);
  let isClosed = false;
  return {
    post(message) {
      // A page that is left goes on telling what ends with it, and a closed channel throws.
      if (!isClosed) channel.postMessage(message);
    },
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<Message>) => listener(data);
      return () => {
        isClosed = true;
        channel.close();
      };
    },
  };
}
