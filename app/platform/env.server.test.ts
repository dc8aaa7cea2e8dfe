import { describe, expect, it } from 'vitest';
import { readEnv } from './env.server.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const local = {
  NODE_ENV: 'production',
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://localhost/afterglow',
} as const;
const online = { ...local, SHOPIFY_APP_URL: 'https://afterglow.example.com', ENCRYPTION_KEY: key };

describe('the environment', () => {
  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'is for development where the app is at %s, whatever NODE_ENV says',
    (url) => {
      expect(readEnv({ ...local, SHOPIFY_APP_URL: url }).production).toBe(false);
    },
  );

  it.each([
    'https://afterglow.example.com',
    'https://localhost.example.com',
    'http://10.0.0.7:3000',
    'https://app.localhost.evil.com',
  ])('is production where the app is at %s', (url) => {
    expect(readEnv({ ...online, SHOPIFY_APP_URL: url, NODE_ENV: 'development' }).production).toBe(true);
  });

  it('is what AFTERGLOW_ENV says, wherever the app is', () => {
    expect(readEnv({ ...online, AFTERGLOW_ENV: 'development' }).production).toBe(false);
    expect(readEnv({ ...local, AFTERGLOW_ENV: 'production', ENCRYPTION_KEY: key }).production).toBe(true);
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ['SHOPIFY_API_ORIGIN', { ...online, SHOPIFY_API_ORIGIN: 'http://localhost:4000' }],
    ['AFTERGLOW_TEST_CLOCK', { ...online, AFTERGLOW_TEST_CLOCK: '1' }],
    ['KLAVIYO_ORIGIN', { ...online, KLAVIYO_ORIGIN: 'http://localhost:4000/klaviyo' }],
    ['MAIL_FROM', { ...online, MAILGUN_API_KEY: 'key', MAILGUN_DOMAIN: 'mail.example' }],
    ['ENCRYPTION_KEY', { ...online, ENCRYPTION_KEY: undefined }],
    ['ENCRYPTION_KEY', { ...online, ENCRYPTION_KEY: Buffer.alloc(31, 1).toString('base64') }],
    ['ENCRYPTION_KEY', { ...online, ENCRYPTION_KEY: 'not base64!' }],
  ])('refuses in production: %s', (name, source) => {
    expect(() => readEnv(source)).toThrow(name);
  });

  it('refuses in production what an AFTERGLOW_ENV of production makes of a machine at home', () => {
    const source = { ...local, AFTERGLOW_ENV: 'production', ENCRYPTION_KEY: key } as const;
    expect(() => readEnv({ ...source, SHOPIFY_API_ORIGIN: 'http://localhost:4000' })).toThrow(
      'SHOPIFY_API_ORIGIN',
    );
  });

  it('allows in development what production refuses', () => {
    const settings = readEnv({
      ...local,
      SHOPIFY_API_ORIGIN: 'http://localhost:4000',
      AFTERGLOW_TEST_CLOCK: '1',
    });
    expect(settings.shopifyApiOrigin).toBe('http://localhost:4000');
    expect(settings.testClock).toBe(true);
    expect(settings.encryptionKey).toHaveLength(32);
  });

  it('lets mails leave by a mail server or by Mailgun, never by two', () => {
    const smtp = { SMTP_URL: 'smtps://user:p%40ss@mx.example' };
    const mailgun = { MAILGUN_API_KEY: 'key', MAILGUN_DOMAIN: 'mail.example', MAILGUN_REGION: 'eu' };
    expect(readEnv(local).mail).toBeNull();
    expect(readEnv({ ...local, ...smtp, MAIL_FROM: 'a@mail.example' }).mail).toEqual({
      server: {
        host: 'mx.example',
        port: 465,
        secure: true,
        local: false,
        login: { user: 'user', password: 'p@ss' },
      },
      from: 'a@mail.example',
    });
    expect(readEnv({ ...local, ...mailgun }).mail).toMatchObject({
      mailgun: { apiKey: 'key', domain: 'mail.example', region: 'eu', webhookKey: null },
    });
    expect(() => readEnv({ ...local, ...smtp, ...mailgun })).toThrow('mails leave by one way');
    expect(() => readEnv({ ...local, MAILGUN_API_KEY: 'key' })).toThrow('MAILGUN_DOMAIN');
    expect(() => readEnv({ ...local, ...mailgun, MAILGUN_REGION: 'mars' })).toThrow('MAILGUN_REGION');
  });

  it('says where undelivered mails come back to, and by which mechanism a domain lets mails go', () => {
    const bounces = { BOUNCE_DOMAIN: 'bounces.mail.example', BOUNCE_LISTEN: '[::1]:2526' };
    expect(readEnv(local)).toMatchObject({ bounceDomain: null, bounceListen: null, dnsServer: null });
    expect(readEnv({ ...local, ...bounces, DNS_SERVER: '127.0.0.1:5353' })).toMatchObject({
      bounceDomain: 'bounces.mail.example',
      bounceListen: { host: '::1', port: 2526 },
      dnsServer: '127.0.0.1:5353',
    });
    expect(() => readEnv({ ...local, BOUNCE_LISTEN: '127.0.0.1:2526' })).toThrow('BOUNCE_DOMAIN');
    expect(() => readEnv({ ...local, ...bounces, BOUNCE_LISTEN: '2526' })).toThrow('BOUNCE_LISTEN');
    expect(() => readEnv({ ...online, DNS_SERVER: '127.0.0.1:53' })).toThrow('DNS_SERVER');
    expect(readEnv({ ...local, SMTP_URL: 'smtp://mx.example' }).spf).toBe('a:mx.example');
    const mailgun = { MAILGUN_API_KEY: 'key', MAILGUN_DOMAIN: 'mail.example' };
    expect(readEnv({ ...local, ...mailgun }).spf).toBe('include:mailgun.org');
    expect(readEnv({ ...local, ...mailgun, MAIL_SPF: 'include:_spf.mail.example' }).spf).toBe(
      'include:_spf.mail.example',
    );
    expect(() => readEnv({ ...local, MAIL_SPF: 'v=spf1 mx ~all' })).toThrow('MAIL_SPF');
  });

  it('keeps its key on a machine at home as long as the app secret stays', () => {
    expect(readEnv(local).encryptionKey).toEqual(readEnv(local).encryptionKey);
    expect(readEnv(local).encryptionKey).not.toEqual(
      readEnv({ ...local, SHOPIFY_API_SECRET: 'other' }).encryptionKey,
    );
  });

  it('names everything that is missing at once, and no value', () => {
    const read = () => readEnv({ NODE_ENV: 'test', DATABASE_URL: 'mysql://user:hidden@host/db' });
    expect(read).toThrow(/SHOPIFY_API_KEY.*SHOPIFY_API_SECRET.*SHOPIFY_APP_URL.*DATABASE_URL/s);
    expect(read).not.toThrow('hidden');
  });

  it('listens to the outside in production only, and reaches the database directly unless told how', () => {
    expect(readEnv(local).host).toBe('127.0.0.1');
    expect(readEnv(online).host).toBe('0.0.0.0');
    expect(readEnv(local).databaseDirectUrl).toBe(local.DATABASE_URL);
    const direct = 'postgres://direct/afterglow';
    expect(readEnv({ ...local, DATABASE_DIRECT_URL: direct }).databaseDirectUrl).toBe(direct);
  });

  it('knows how many proxies are trusted only where somebody says it', () => {
    const proxies = (said?: string) => readEnv({ ...local, TRUSTED_PROXIES: said }).trustedProxies;
    expect([proxies(), proxies('0'), proxies('2')]).toEqual([null, 0, 2]);
    for (const wrong of ['', '-1', '1.5', 'one', '10'])
      expect(() => proxies(wrong)).toThrow('TRUSTED_PROXIES');
  });
});
