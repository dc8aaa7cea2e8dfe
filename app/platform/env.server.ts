import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type MailSettings, smtpServer } from './mail/mail-settings.ts';

// The one place that reads process.env.

const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

interface MailVariables {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly MAILGUN_API_KEY?: string | undefined;
  readonly MAILGUN_DOMAIN?: string | undefined;
  readonly MAILGUN_WEBHOOK_KEY?: string | undefined;
  readonly MAILGUN_REGION: 'us' | 'eu';
}

/** Null: nothing is sent, and every message says so. */
function mailSettings(raw: MailVariables): MailSettings | null {
  const from = raw.MAIL_FROM ?? 'afterglow@mail.example';
  if (raw.SMTP_URL) return { server: smtpServer(raw.SMTP_URL), from };
  if (!raw.MAILGUN_API_KEY) return null;
  const mailgun = {
    apiKey: raw.MAILGUN_API_KEY,
    domain: raw.MAILGUN_DOMAIN ?? '',
    region: raw.MAILGUN_REGION,
    webhookKey: raw.MAILGUN_WEBHOOK_KEY ?? null,
  };
  return { mailgun, from };
}

/** "127.0.0.1:2526" */
function hostAndPort(text: string): { readonly host: string; readonly port: number } {
  const at = text.lastIndexOf(':');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) };
}

/** What a shop's domain has to allow so that mails come from it by our way. */
function spfMechanism(mail: MailSettings | null): string {
  if (mail !== null && 'mailgun' in mail) return 'include:mailgun.org';
  return mail === null ? 'mx' : `a:${mail.server.host}`;
}

const address = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i, 'an address with a port, such as 127.0.0.1:2526');
const domain = z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/i, 'a domain');

const schema = z
  .object({
    AFTERGLOW_ENV: z.enum(['development', 'production']).optional(),
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    SHOPIFY_APP_URL: z.url(),
    SHOPIFY_API_ORIGIN: z.url().optional(),
    AFTERGLOW_TEST_CLOCK: z.literal('1').optional(),
    ENCRYPTION_KEY: z.base64().optional(),
    DATABASE_URL: z.string().startsWith('postgres'),
    DATABASE_DIRECT_URL: z.string().startsWith('postgres').optional(),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.email().optional(),
    MAILGUN_API_KEY: z.string().min(1).optional(),
    MAILGUN_DOMAIN: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
      .optional(),
    MAILGUN_WEBHOOK_KEY: z.string().min(1).optional(),
    MAILGUN_REGION: z.enum(['us', 'eu']).default('us'),
    KLAVIYO_ORIGIN: z.url().optional(),
    MAIL_SPF: z
      .string()
      .regex(
        /^(include|a|mx|ip4|ip6|exists)([:/][\w./:%{}-]+)?$/i,
        'one SPF mechanism, such as include:mailgun.org',
      )
      .optional(),
    BOUNCE_DOMAIN: domain.optional(),
    BOUNCE_LISTEN: address.optional(),
    DNS_SERVER: address.optional(),
    TRUSTED_PROXIES: z.string().regex(/^\d$/, 'a number of proxies, 0 to 9').transform(Number).optional(),
  })
  .transform((raw, context) => {
    const environment = raw.AFTERGLOW_ENV ?? (isLocal(raw.SHOPIFY_APP_URL) ? 'development' : 'production');
    const production = environment === 'production';
    const refuse = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: why });
    if (production && raw.SHOPIFY_API_ORIGIN) refuse('SHOPIFY_API_ORIGIN', 'production calls Shopify itself');
    if (production && raw.AFTERGLOW_TEST_CLOCK)
      refuse('AFTERGLOW_TEST_CLOCK', 'production has no movable clock');
    if (production && !raw.ENCRYPTION_KEY)
      refuse('ENCRYPTION_KEY', 'production needs a key of 32 bytes, in base64');
    if (production && raw.KLAVIYO_ORIGIN) refuse('KLAVIYO_ORIGIN', 'production calls Klaviyo itself');
    if (production && raw.DNS_SERVER) refuse('DNS_SERVER', 'production asks its own name servers');
    if (raw.BOUNCE_LISTEN && !raw.BOUNCE_DOMAIN)
      refuse('BOUNCE_DOMAIN', 'what is listened for has to come to some domain');
    if (raw.SMTP_URL && raw.MAILGUN_API_KEY)
      refuse('MAILGUN_API_KEY', 'mails leave by one way: take away this or SMTP_URL');
    if (raw.MAILGUN_API_KEY && !raw.MAILGUN_DOMAIN)
      refuse('MAILGUN_DOMAIN', 'Mailgun needs the domain to send for');
    if (production && (raw.SMTP_URL || raw.MAILGUN_API_KEY) && !raw.MAIL_FROM)
      refuse('MAIL_FROM', 'mails need an address to come from');
    // On a developer's machine the key follows from the app secret, so that a restart can read what it stored.
    const key = raw.ENCRYPTION_KEY
      ? Buffer.from(raw.ENCRYPTION_KEY, 'base64')
      : createHash('sha256').update(`afterglow development ${raw.SHOPIFY_API_SECRET}`).digest();
    if (key.length !== 32) refuse('ENCRYPTION_KEY', `must be 32 bytes, is ${key.length}`);
    const mail = mailSettings(raw);
    return {
      production,
      apiKey: raw.SHOPIFY_API_KEY,
      apiSecret: raw.SHOPIFY_API_SECRET,
      appUrl: raw.SHOPIFY_APP_URL,
      /** Where calls to Shopify's Admin API go instead of https://{shop}; never set in production. */
      shopifyApiOrigin: raw.SHOPIFY_API_ORIGIN,
      testClock: raw.AFTERGLOW_TEST_CLOCK === '1',
      encryptionKey: key,
      databaseUrl: raw.DATABASE_URL,
      /** LISTEN and session locks need a connection that no pooler shares. */
      databaseDirectUrl: raw.DATABASE_DIRECT_URL ?? raw.DATABASE_URL,
      databasePool: raw.DATABASE_POOL,
      port: raw.PORT,
      host: raw.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
      logLevel: raw.LOG_LEVEL,
      workerConcurrency: raw.WORKER_CONCURRENCY,
      /** Null: nothing is sent, and every message says so. */
      mail,
      spf: raw.MAIL_SPF ?? spfMechanism(mail),
      /** Where undelivered mails come back to; null: to the address that they came from. */
      bounceDomain: raw.BOUNCE_DOMAIN ?? null,
      /** Where the web process takes them; null: somebody else does, or nobody. */
      bounceListen: raw.BOUNCE_LISTEN === undefined ? null : hostAndPort(raw.BOUNCE_LISTEN),
      /** Proxies before web that write where a request came from; null: nobody has said. */
      trustedProxies: raw.TRUSTED_PROXIES ?? null,
      /** Asked instead of the machine's own name servers; never set in production. */
      dnsServer: raw.DNS_SERVER ?? null,
      /** Where calls to Klaviyo go instead of https://a.klaviyo.com; never set in production. */
      klaviyoOrigin: raw.KLAVIYO_ORIGIN,
    };
  });

export type Env = z.output<typeof schema>;

/** Reads and checks the environment; throws one error that names every wrong value. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  throw new Error(`The environment is not complete:\n${z.prettifyError(result.error)}`);
}

let current: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  current ??= readEnv();
  return current;
}
