import type { useForm } from "@mantine/form";

/** What a form hands to one of its fields. */
export type FieldProps = ReturnType<ReturnType<typeof useForm>["getInputProps"]>;
