import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { browser, sealingKey, sessionToken, storeSession, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';
import { expectDiscreet, origin } from '../support/hostile/requests.ts';

/*
 * What a merchant who means harm, or a page that was changed, sends to the pages about messages: words that are
 * programs, looks that are code, names that are headers, addresses that are lists, and keys that should come back.
 */

// Nothing that is refused comes as far as a mail server; this one would not answer.
Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'hello@mail.example' });

const app = useBuiltApp();
let client: pg.Client;
let db: Database;
let mine: FilledShop;
const expectNothingStored = nothingStored({
  get client() {
    return client;
  },
});

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  mine = await fillShop(openDoors(db, openSeal(sealingKey())), 'mine', 1_000n);
  await storeSession(db, mine.domain);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

type Fields = Readonly<Record<string, string>>;
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly told: string;
}

const data = (page: string, index = false) => {
  const id = `routes/app.settings_.messages${page === '' ? (index ? '._index' : '') : `.${page}`}`;
  return `_data=${encodeURIComponent(id)}`;
};
const root = `${origin}/app/settings/messages`;
const addresses = {
  area: `${root}?${data('')}`,
  senders: `${root}?index&${data('', true)}`,
  rules: `${root}/rules?${data('rules')}`,
  look: `${root}/look?${data('look')}`,
  lookPreview: `${root}/look/preview?${data('look_.preview')}`,
  sender: `${root}/sender?${data('sender')}`,
  suppressed: `${root}/suppressed?${data('suppressed')}`,
  template: `${root}/templates/review-request?${data('templates.$kind')}`,
  templatePreview: `${root}/templates/review-request/preview?${data('templates.$kind_.preview')}`,
  sendTest: `${root}/templates/review-request/send-test?${data('templates.$kind_.send-test')}`,
};

async function post(address: string, fields: Fields): Promise<Answered> {
  const answer = await app.handle(
    new Request(address, {
      method: 'POST',
      headers: { ...browser, authorization: `Bearer ${sessionToken(mine.domain)}` },
      body: new URLSearchParams(fields),
    }),
  );
  const text = await answer.text();
  const told = `${address} answered ${answer.status} to ${JSON.stringify(fields).slice(0, 200)}: ${text.slice(0, 300)}`;
  return { status: answer.status, text, told };
}

/** With a sentence for the field, or a refusal of the whole; never as if it were done. */
async function expectRefused(address: string, fields: Fields): Promise<void> {
  const { status, text, told } = await post(address, fields);
  expect(status, told).toBeLessThan(500);
  expect(status >= 400 || text.startsWith('{"errors":'), told).toBe(true);
  expectDiscreet(text, told);
}

const script = '"><script>alert(1)</script>';
const words = (field: string, text: unknown, language = 'en', audience = 'every') =>
  JSON.stringify({ overrides: { [language]: { [audience]: { [field]: text } } } });
const shown = { language: 'en', audience: 'every' };

describe('words of mails', () => {
  const wrong: Readonly<Record<string, string>> = {
    'a loop': words('body', '{% for i in (1..1000000000) %}x{% endfor %}'),
    'a file': words('body', "{% include '/etc/passwd' %}{% render 'x' %}"),
    'a range': words('body', '{{ (1..100000000) | join }}'),
    'an inherited field': words('subject', '{{ constructor }}'),
    'a field of a field': words('subject', '{{ shop_name.constructor.name }}'),
    'an index of a field': words('subject', '{{ shop_name["constructor"] }}'),
    'a filter that reads': words('subject', '{{ shop_name | where: "x" }}'),
    'a filter of the engine': words('subject', '{{ shop_name | raw }}'),
    'half a field': words('subject', '{{ shop_name'),
    'a tag in a text': words('subject', '{{ shop_name | default: "{% raw %}" }}'),
    'two lines in a subject': words('subject', 'Hello\r\nBcc: other@example.com'),
    'another end of a line': words('subject', 'Hello\rBcc: other@example.com'),
    'a NUL': words('body', 'a\u0000b'),
    'half a character': words('body', 'a\ud83d'),
    'no words at all': words('subject', '   '),
    'very many words': words('body', 'x'.repeat(5_001)),
    'a number': words('body', 5),
    'another field': words('html', '<b>'),
    'another language': words('subject', 'x', 'xx'),
    'an inherited language': words('subject', 'x', 'constructor'),
    'another audience': words('subject', 'x', 'en', 'nobody'),
    'a list': JSON.stringify({ overrides: [] }),
    'something deep': `{"overrides":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'something beside them': JSON.stringify({ overrides: {}, kind: 'return-approved' }),
    'no JSON': '{',
  };

  it('that are programs, headers or no words are refused wherever they are sent', async () => {
    await expectNothingStored(async () => {
      for (const form of Object.values(wrong)) {
        await expectRefused(addresses.template, { intent: 'save', template: form });
        await expectRefused(addresses.templatePreview, { form, ...shown });
        await expectRefused(addresses.sendTest, { form, ...shown, to: 'me@example.com' });
      }
      for (const kind of ['constructor', '__proto__', 'x', '%00', '..%2f'])
        for (const page of [`${kind}`, `${kind}/preview`, `${kind}/send-test`]) {
          const fields = { form: words('subject', 'x'), ...shown, to: 'me@example.com', intent: 'save' };
          expect((await post(`${root}/templates/${page}`, fields)).status, page).toBeGreaterThanOrEqual(400);
        }
    });
  });

  it('that are code are shown as they are written, and run nowhere', async () => {
    for (const field of ['subject', 'preview', 'greeting', 'body', 'button', 'note']) {
      const form = words(field, `${script}<img src=x onerror=a()>`);
      const { status, text, told } = await post(addresses.templatePreview, { form, ...shown });
      expect(status, told).toBe(200);
      const { preview } = JSON.parse(text);
      expect(preview.html, told).not.toMatch(/<script|<img src=x/i);
    }
  });

  it('go to one address as a test, and to no list of them', async () => {
    const form = JSON.stringify({ overrides: {} });
    await expectNothingStored(async () => {
      for (const to of [
        '',
        'me',
        'me@example.com, you@example.com',
        'me@example.com;you@example.com',
        'Me <me@example.com>',
        'me@example.com\r\nBcc: you@example.com',
        'me@example.com\u0000',
        `${'x'.repeat(300)}@example.com`,
      ])
        await expectRefused(addresses.sendTest, { form, ...shown, to });
      for (const other of [{ language: 'xx' }, { audience: 'constructor' }])
        await expectRefused(addresses.sendTest, { form, ...shown, to: 'me@example.com', ...other });
    });
  });
});

describe('a look', () => {
  const good = { logoUrl: '', logoWidth: '140', colour: '#1a1a1a', buttonRadius: '6', footer: '' };
  const wrong: readonly object[] = [
    { colour: 'red' },
    { colour: '#1a1a1a;background:url(https://evil.example)' },
    { colour: '#fff}</style><script>alert(1)</script>' },
    { colour: '#12345g' },
    { logoUrl: 'javascript:alert(1)' },
    { logoUrl: 'data:image/svg+xml,<svg onload=alert(1)>' },
    { logoUrl: 'http://shop.example/logo.png' },
    { logoUrl: 'https://user:password@shop.example/logo.png' },
    { logoUrl: 'https://' },
    { logoUrl: `https://shop.example/${'x'.repeat(2_000)}` },
    { logoWidth: '39' },
    { logoWidth: '1e2' },
    { logoWidth: '140px' },
    { logoWidth: 140 },
    { buttonRadius: '-1' },
    { buttonRadius: '٣' },
    { footer: 'a\u0000' },
    { footer: 'x'.repeat(501) },
    { css: 'body{}' },
  ];

  it('that is code, or no look, is refused', async () => {
    await expectNothingStored(async () => {
      for (const change of wrong) {
        const form = JSON.stringify({ ...good, ...change });
        await expectRefused(addresses.look, { intent: 'save', look: form });
        await expectRefused(addresses.lookPreview, { form });
      }
      for (const form of ['null', '[]', '"x"', '{', JSON.stringify({ __proto__: null })])
        await expectRefused(addresses.lookPreview, { form });
    });
  });

  it('with an address that holds code shows it as an address', async () => {
    const form = JSON.stringify({
      ...good,
      logoUrl: `https://shop.example/${script}'onerror='x`,
      footer: script,
    });
    const { status, text, told } = await post(addresses.lookPreview, { form });
    expect(status, told).toBe(200);
    const { preview } = JSON.parse(text);
    for (const { html } of Object.values<{ html: string }>(preview)) {
      expect(html).not.toMatch(/<script/i);
      expect(html).toContain('src="https://shop.example/%22%3E%3Cscript%3E');
    }
  });
});

describe('a sender', () => {
  const good = { fromName: 'Fern', fromAddress: '', replyTo: '', klaviyoKey: '', klaviyoRemove: false };
  const wrong: readonly object[] = [
    { fromName: 'Fern\r\nBcc: other@example.com' },
    { fromName: 'Fern <other@example.com>' },
    { fromName: '\u202egnorw' },
    { fromName: 'x'.repeat(101) },
    { fromName: 'a\u0000' },
    { fromAddress: 'hello@shop.example, other@example.com' },
    { fromAddress: 'hello@shop.example\r\nBcc: other@example.com' },
    { fromAddress: 'hello@localhost' },
    { fromAddress: 'hello@[127.0.0.1]' },
    { fromAddress: 'hello@127.0.0.1' },
    { fromAddress: 'hello@gmail.com' },
    { fromAddress: `hello@${'a.'.repeat(130)}example` },
    { replyTo: 'a@b.example,c@d.example' },
    { replyTo: '<a@b.example>' },
    { klaviyoKey: 'sk_0123456789abcdef' },
    { klaviyoKey: 'pk_0123456789abcdef\r\nX-Header: 1' },
    { klaviyoKey: 'pk_short' },
    { proven: true },
    { dkim: {} },
  ];

  it('that is a header, a list or somebody else is refused', async () => {
    await expectNothingStored(async () => {
      for (const change of wrong)
        await expectRefused(addresses.sender, {
          intent: 'save',
          sender: JSON.stringify({ ...good, ...change }),
        });
    });
  });

  it('keeps its key for Klaviyo to itself, on every page', async () => {
    const klaviyoKey = 'pk_0123456789abcdefSECRET';
    const saved = await post(addresses.sender, {
      intent: 'save',
      sender: JSON.stringify({ ...good, fromAddress: 'hello@shop.example', klaviyoKey }),
    });
    expect([saved.status, saved.text.includes(klaviyoKey)]).toEqual([200, false]);
    const again = await post(addresses.sender, {
      intent: 'save',
      sender: JSON.stringify({ ...good, klaviyoKey: `${klaviyoKey}!` }),
    });
    expect([again.status, again.text.includes('SECRET')]).toEqual([422, false]);
    for (const address of [addresses.sender, `${root}/sender`, addresses.senders, addresses.rules]) {
      const headers = { ...browser, authorization: `Bearer ${sessionToken(mine.domain)}` };
      const text = await (await app.handle(new Request(address, { headers }))).text();
      expect(text).not.toContain('SECRET');
      expect(text).not.toContain('PRIVATE KEY');
    }
    const { rows } = await client.query(
      "select data::text from platform_fact where kind = 'message-sender-saved'",
    );
    expect(JSON.stringify(rows)).not.toMatch(/SECRET|hello@/);
  });
});

describe('rules, senders of kinds, single messages and suppressed addresses', () => {
  const rules = messageSettingsForm(defaultMessageSettings);
  const wrong: readonly object[] = [
    { kinds: {} },
    {
      kinds: {
        ...rules.kinds,
        'return-approved': { ...rules.kinds['return-approved'], consent: 'everywhere' },
      },
    },
    { kinds: { ...rules.kinds, 'review-request': { ...rules.kinds['review-request'], sentBy: 'sms' } } },
    { kinds: { ...rules.kinds, 'review-request': { ...rules.kinds['review-request'], consent: [] } } },
    { kinds: { ...rules.kinds, 'review-request': { ...rules.kinds['review-request'], consent: ['xx', 5] } } },
    {
      kinds: { ...rules.kinds, 'review-request': { ...rules.kinds['review-request'], recontactDays: '9e9' } },
    },
    { kinds: { ...rules.kinds, more: rules.kinds['review-request'] } },
    { priority: [] },
    { priority: ['review-request', 'review-request'] },
    { priority: ['return-approved', 'constructor'] },
    { capPerWeek: '0' },
    { capPerWeek: '-1' },
    { capPerWeek: '1e9' },
    { capPerWeek: '٣' },
    { quietHours: { from: '22:00', to: '22:00' } },
    { quietHours: { from: '24:00', to: '08:00' } },
    { quietHours: { from: '22:00' } },
    { togetherMinutes: '721' },
    { togetherMinutes: '' },
    { countClicks: 'yes' },
    { __proto__: null, more: true },
  ];

  it('of another form are refused', async () => {
    const senders = Object.fromEntries(Object.keys(rules.kinds).map((kind) => [kind, 'afterglow']));
    await expectNothingStored(async () => {
      for (const change of wrong)
        await expectRefused(addresses.rules, {
          intent: 'save',
          settings: JSON.stringify({ ...rules, ...change }),
        });
      for (const change of [{ 'review-request': 'sms' }, { more: 'nobody' }, { 'return-approved': null }])
        await expectRefused(addresses.senders, {
          intent: 'save',
          senders: JSON.stringify({ ...senders, ...change }),
        });
      for (const page of ['rules', 'look', 'template'] as const)
        for (const version of ['0', '-1', '1.5', '1e9', 'NaN', '', '999999'])
          await expectRefused(addresses[page], { intent: 'put-back', version });
      for (const message of ['', '0', '-1', '1e3', '9'.repeat(18), '9'.repeat(40), '\u0000', '٣'])
        for (const intent of ['look-up', 'arrived', 'missing'])
          await expectRefused(addresses.area, { intent, message });
      for (const email of [
        '',
        'a',
        'a@b',
        'a@b.example, c@d.example',
        'a\u0000@b.example',
        'x'.repeat(2_000),
      ])
        await expectRefused(addresses.suppressed, { intent: 'add', email });
      for (const id of ['', '0', '-1', '9'.repeat(18), '9'.repeat(40)])
        await expectRefused(addresses.suppressed, { intent: 'remove', id });
    });
  });
});
