import "i18next";
import type { web } from "@frontdesk/words/en/web";
import type { webSettings } from "@frontdesk/words/en/web-settings";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "web";
    returnNull: false;
    nsSeparator: false;
    resources: { web: typeof web & typeof webSettings };
  }
}
