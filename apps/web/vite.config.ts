import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { chunks } from "./chunks.ts";
import { precompress } from "./precompress.ts";
import { weigh } from "./weigh.ts";

const server = process.env.DESK_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [
    react(),
    weigh({
      // What a person downloads who opens the inbox for the first time, and how much of it there may be.
      screens: [
        "src/routes/workspace.tsx",
        "src/routes/inbox.tsx",
        "src/routes/conversation.tsx",
        "words/src/en/web.ts",
      ],
      limitKb: 240,
    }),
    precompress(),
  ],
  build: {
    target: "es2023",
    sourcemap: false,
    // The polyfill would be for browsers that can't run the app anyway.
    modulePreload: { polyfill: false },
    // The content policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: chunks } },
  },
  server: {
    proxy: {
      "/trpc": { target: server, ws: true },
      "^/w/[^/]+/(files|uploads|avatars|reports)/": { target: server },
    },
  },
});
