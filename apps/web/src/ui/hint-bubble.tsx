import { type FloatingPosition, Tooltip } from "@mantine/core";

interface HintBubbleProps {
  target: HTMLElement;
  label: string;
  position: FloatingPosition;
}

/** The words beside an element, for as long as this is shown. */
export function HintBubble({ target, label, position }: HintBubbleProps) {
  return <Tooltip opened target={target} label={label} position={position} multiline maw={300} />;
}
