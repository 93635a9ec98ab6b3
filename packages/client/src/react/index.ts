export { type Outgoing, type ShownMessage, showOutgoing } from "../outgoing/outgoing.ts";
export { createDeskReact } from "./create-desk-react.tsx";
export { useDeskHealth, useLive, useOutgoing } from "./hooks.ts";
export { LiveProvider } from "./live-provider.tsx";
