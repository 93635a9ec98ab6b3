import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** A letter as the mail server took it. */
interface TakenLetter {
  from: string;
  to: string;
  /** Headers and text, with the soft line breaks of quoted-printable taken out. */
  text: string;
}

/** A mail server that keeps what it is given. */
export interface Mailbox extends AsyncDisposable {
  /** With the sender that letters are to have. */
  url: URL;
  letters: TakenLetter[];
  /** How many letters it turns away before it takes one. */
  refuses: number;
}

/** Listens on a free port and speaks as much SMTP (RFC 5321) as a sender needs. */
export async function openMailbox(): Promise<Mailbox> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    converse(socket, box);
  });
  const box: Mailbox = {
    url: new URL("smtp://127.0.0.1"),
    letters: [],
    refuses: 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the mailbox has no address");
  box.url = new URL(`smtp://127.0.0.1:${address.port}?from=desk@example.org`);
  return box;
}

function converse(socket: Socket, box: Mailbox): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let letter: TakenLetter = { from: "", to: "", text: "" };
  let lines: string[] | null = null;
  say("220 mailbox");
  createInterface({ input: socket }).on("line", (line) => {
    if (lines && line !== ".") lines.push(line);
    else if (lines) {
      box.letters.push({ ...letter, text: lines.join("\n").replaceAll("=\n", "").replaceAll("=3D", "=") });
      lines = null;
      say("250 taken");
    } else if (/^EHLO/i.test(line)) say("250 mailbox");
    else if (/^MAIL FROM:/i.test(line)) {
      letter = { from: addressIn(line), to: "", text: "" };
      say("250 well");
    } else if (/^RCPT TO:/i.test(line)) {
      letter.to = addressIn(line);
      box.refuses -= 1;
      say(box.refuses >= 0 ? "451 come back later" : "250 well");
    } else if (/^DATA/i.test(line)) {
      lines = [];
      say("354 go on");
    } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
    else say("250 well");
  });
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}
