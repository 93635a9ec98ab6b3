import { z } from "zod";
import type { Outgoing, OutgoingAnswer } from "../../outgoing/outgoing.ts";
import { OutgoingFailure } from "../../outgoing/outgoing.ts";
import { type Prompt, type Provider, ProviderFailure } from "./provider.ts";
import { dataLines } from "./server-sent-events.ts";

interface Account {
  baseUrl: string;
  model: string;
  /** Null where none is asked for, as of a model on one's own machine. */
  key: string | null;
}

const silenceMs = 30_000;
const mostBytes = 512 * 1024;
const mostTokens = 800;

// OpenAI API reference, "Create chat completion" and "Streaming": what both shapes have that we need.
const whole = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const piece = z.object({ choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }) })) });

/** A provider that speaks as OpenAI's chat completions do, whether it streams or answers at once. */
export function openChatCompletions(outgoing: Outgoing, { baseUrl, model, key }: Account): Provider {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/chat/completions`);
  const headers = {
    "content-type": "application/json",
    accept: "text/event-stream, application/json",
    ...(key && { authorization: `Bearer ${key}` }),
  };
  return {
    async answer(prompt, { signal, onText }) {
      const body = JSON.stringify({ model, messages: messagesOf(prompt), stream: true, max_tokens: mostTokens });
      try {
        const answer = await outgoing.post(url, { headers, body, silenceMs, mostBytes, signal });
        if (answer.status !== 200) throw new ProviderFailure(refusalOf(answer.status));
        const text = await readText(answer, onText);
        if (text.trim() === "") throw new ProviderFailure("bad_answer");
        return text;
      } catch (error) {
        if (!(error instanceof OutgoingFailure)) throw error;
        throw new ProviderFailure(error.reason === "too_large" ? "bad_answer" : error.reason);
      }
    },
  };
}

function messagesOf({ rules, turns }: Prompt) {
  const said = turns.map(({ by, text }) => ({ role: by === "person" ? "user" : "assistant", content: text }));
  return [{ role: "system", content: rules }, ...said];
}

function refusalOf(status: number): ProviderFailure["reason"] {
  if (status === 401 || status === 403) return "key_refused";
  if (status === 404 || status === 400 || status === 422) return "model_unknown";
  return status === 429 || status >= 500 ? "overloaded" : "bad_answer";
}

async function readText({ contentType, body }: OutgoingAnswer, onText: (text: string) => void): Promise<string> {
  if (!contentType.startsWith("text/event-stream")) {
    const pieces: Buffer[] = [];
    for await (const each of body) pieces.push(each);
    return parsed(whole, Buffer.concat(pieces).toString("utf8")).choices[0]?.message.content ?? "";
  }
  let text = "";
  for await (const data of dataLines(body)) {
    if (data === "[DONE]") break;
    text += parsed(piece, data).choices[0]?.delta.content ?? "";
    onText(text);
  }
  return text;
}

function parsed<Shape extends z.ZodType>(shape: Shape, json: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(json));
  } catch {
    // Without what was said: it may quote the person, or the key.
    throw new ProviderFailure("bad_answer");
  }
}
