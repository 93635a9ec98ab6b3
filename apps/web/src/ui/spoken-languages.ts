import { textLanguageCodes, textLanguages } from "@frontdesk/contract";

/** The languages that somebody may speak, each by its own name, as a select offers them. */
export const spokenLanguages = textLanguageCodes.map((code) => ({ value: code, label: textLanguages[code] }));
