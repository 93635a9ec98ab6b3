import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { closeByEscape } from "./ui/close-by-escape.ts";

/** The one accent colour. White on its shades from 6 on is readable (WCAG 1.4.3: at least 4.5 to 1). */
const petrol: MantineColorsTuple = [
  "#e9f6f9",
  "#d3ebf0",
  "#a6d6e0",
  "#74bfce",
  "#49aabe",
  "#2a94aa",
  "#127a8f",
  "#0e6577",
  "#0b5160",
  "#083d49",
];

const dark: MantineColorsTuple = [
  "#d8dce1",
  "#bcc3ca",
  "#9da5ae",
  "#78818b",
  "#434b54",
  "#333a42",
  "#272d34",
  "#1c2127",
  "#15191e",
  "#0f1215",
];

/** Dense, calm, system fonts: nothing is fetched from elsewhere. */
export const theme = createTheme({
  colors: { petrol, dark },
  primaryColor: "petrol",
  primaryShade: { light: 6, dark: 7 },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: "650" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  // Plain objects: the components' own extend() would pull dialogs into the first load.
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        closeOnEscape: false,
        onKeyDown: closeByEscape,
      },
      styles: { title: { fontWeight: 650 } },
    },
    Drawer: { defaultProps: { closeOnEscape: false, onKeyDown: closeByEscape } },
    // The kit's placeholder for the first focus is no menu item, which ARIA forbids; without it the first item has it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // What pages say of their emptiness looks alike.
    EmptyState: { defaultProps: { variant: "light", py: "xl" } },
    Fieldset: { defaultProps: { mx: 0 } },
    Anchor: { defaultProps: { underline: "always" } },
    Popover: { defaultProps: { shadow: "md", withArrow: true } },
  },
});

/** The kit's quiet text and error colours are too pale for WCAG 1.4.3; these are not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-text": "#1a1f24",
    "--mantine-color-dimmed": "#59636e",
    "--mantine-color-placeholder": "#6b7580",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-anchor": "#0e6577",
    "--desk-ground": "#f5f7f8",
    "--desk-pane": "#ffffff",
    "--desk-line": "#e1e6ea",
    "--desk-hover": "#eef2f4",
    "--desk-chosen": "#e2f1f4",
    "--desk-own": "#dcf0f4",
    "--desk-theirs": "#ffffff",
    "--desk-accent-text": "#0e6577",
    "--desk-warn-ground": "#fff4e0",
    "--desk-warn-text": "#8f4700",
    "--desk-changed": "#ffec99",
    "--desk-good-text": "#1f6f35",
  },
  dark: {
    "--mantine-color-text": "#dfe3e8",
    "--mantine-color-dimmed": "#9da5ae",
    "--mantine-color-placeholder": "#8b949e",
    "--mantine-color-error": "#ff8787",
    "--mantine-color-anchor": "#74bfce",
    "--desk-ground": "#14181d",
    "--desk-pane": "#1c2127",
    "--desk-line": "#2d343c",
    "--desk-hover": "#252b32",
    "--desk-chosen": "#17333b",
    "--desk-own": "#123f4b",
    "--desk-theirs": "#272d34",
    "--desk-accent-text": "#8acbd8",
    "--desk-warn-ground": "#3a2c17",
    "--desk-warn-text": "#ffb86b",
    "--desk-changed": "#5c4b00",
    "--desk-good-text": "#7bd691",
  },
});
