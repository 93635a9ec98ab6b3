import type { CannedVariant, TemplateValues } from "@frontdesk/contract";
import { PreviewContext } from "../features/canned-reply/preview-context.ts";
import { RepliesPage } from "../features/canned-reply/replies-page.tsx";
import { CannedPreview } from "../features/inbox/writing/canned-preview.tsx";

const anyLanguage = { language: null };

/** What is kept to be written, shown as the thread would. */
export function RepliesRoute() {
  return (
    <PreviewContext value={Preview}>
      <RepliesPage />
    </PreviewContext>
  );
}

function Preview(props: { variant: CannedVariant; values: TemplateValues }) {
  return <CannedPreview {...props} wanted={anyLanguage} files={[]} />;
}
