export {
  type Composition,
  type Outgoing,
  type OutgoingFile,
  plainText,
  waitingFilesBytes,
} from "../outgoing/outgoing.ts";
export { type ShownMessage, showOutgoing } from "../outgoing/show-outgoing.ts";
export { createDeskReact } from "./create-desk-react.tsx";
export {
  useDeskHealth,
  useDraftOf,
  useDraftSync,
  useFeedNews,
  useLive,
  useOutgoing,
  useOutgoingFile,
  useUpload,
} from "./hooks.ts";
export { LiveProvider } from "./live-provider.tsx";
export { useAvailability, useLooking, useOnlookers, useTyping } from "./presence-hooks.ts";
export { useConversations } from "./use-conversations.ts";
