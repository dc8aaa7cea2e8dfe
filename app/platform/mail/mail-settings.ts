/** How mails leave this installation, and the address they come from where a shop has none of its own. */
export type MailSettings = SmtpSettings | MailgunSettings;

export interface SmtpSettings {
  readonly server: SmtpServer;
  readonly from: string;
}

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it, and always before a password. */
  readonly secure: boolean;
  /** On this machine: no TLS at all. */
  readonly local: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface MailgunSettings {
  readonly mailgun: MailgunAccount;
  readonly from: string;
}

export interface MailgunAccount {
  readonly apiKey: string;
  /** The sending domain as Mailgun knows it. */
  readonly domain: string;
  readonly region: 'us' | 'eu';
  /** Signs what Mailgun tells us; null: it tells us nothing. */
  readonly webhookKey: string | null;
}

/** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
export function smtpServer(text: string): SmtpServer {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    local: ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname),
    login: url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : null,
  };
}
