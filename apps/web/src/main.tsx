import "@mantine/core/styles.css";
import "./global.css";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startLanguage } from "./language.ts";
import { router } from "./router.tsx";
import { cssVariables, theme } from "./theme.ts";
import { closeUppermostByEscape } from "./ui/close-by-escape.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { Toasts } from "./ui/toast.tsx";
import { Wordless } from "./ui/wordless.tsx";

const colorSchemes = localStorageColorSchemeManager({ key: "frontdesk.scheme" });

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");

keepFocus();
closeUppermostByEscape();
const isSpeaking = await startLanguage().then(
  () => true,
  (error: unknown) => {
    reportError(error);
    return false;
  },
);
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      {isSpeaking ? (
        <>
          <Toasts />
          <RouterProvider router={router} />
        </>
      ) : (
        <Wordless />
      )}
    </MantineProvider>
  </StrictMode>,
);
