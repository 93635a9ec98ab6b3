import { webStart as en } from "@frontdesk/words/en/web-start";
import { webStart as ru } from "@frontdesk/words/ru/web-start";
import { Alert, Button, Center, Text } from "@mantine/core";
import { AlertTriangleIcon } from "./icons.ts";

const spoken = Object.entries({ en: en.start, ru: ru.start });

/** Stands in for the app where its words can't be had in any language: says so in each, and loads the page anew. */
export function Wordless() {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Alert role="alert" color="red" variant="outline" icon={<AlertTriangleIcon />} maw={460}>
        {spoken.map(([language, { wordless }]) => (
          <Text key={language} lang={language} size="sm" mb="sm">
            {wordless}
          </Text>
        ))}
        <Button size="xs" variant="default" onClick={() => location.reload()}>
          {spoken.map(([language, { again }], index) => (
            <span key={language} lang={language}>
              {index > 0 && "\u00a0· "}
              {again}
            </span>
          ))}
        </Button>
      </Alert>
    </Center>
  );
}
