import { createTransport } from "nodemailer";

/** Hands one letter to the mail server. @throws what the server or the network said */
export type Deliver = (letter: { to: string; subject: string; text: string }) => Promise<void>;

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * The mail server of an `smtp:` or `smtps:` address. Its `from` parameter is the sender; without one it is
 * `frontdesk@` the desk's own host.
 */
export function openTransport(address: URL, baseUrl: URL): Deliver {
  const from = address.searchParams.get("from") ?? `frontdesk@${baseUrl.hostname}`;
  const { username, password } = address;
  const isTls = address.protocol === "smtps:";
  const transport = createTransport({
    host: address.hostname,
    port: address.port ? Number(address.port) : isTls ? 465 : 587,
    secure: isTls,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // Letters are text of ours: nothing in them may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return async (letter) => {
    await transport.sendMail({ from, ...letter });
  };
}
