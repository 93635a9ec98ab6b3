import { Alert } from "@mantine/core";
import { ErrorText } from "./error-text.tsx";
import { isAskedForProof } from "./error-words.ts";
import { AlertTriangleIcon } from "./icons.ts";

/** Says above a form's button why the server refused it. */
export function FormError({ error }: { error: unknown }) {
  if (!error || isAskedForProof(error)) return null;
  return (
    <Alert role="alert" color="red" variant="outline" icon={<AlertTriangleIcon />} py="xs">
      <ErrorText error={error} />
    </Alert>
  );
}
