import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, parseInstant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { noPraise } from '../../app/kernel/no-praise.ts';
import { wording } from '../../app/mails/wording.ts';
import { writeMail } from '../../app/mails/write-mail.ts';
import { messageKinds } from '../../app/modules/messages/message.ts';
import type { Mail, MessagesDeps } from '../../app/modules/messages/ports.ts';
import { findWriting } from '../../app/modules/messages/store/writing.server.ts';
import { defaultBrand } from '../../app/modules/messages/templates/brand/brand.ts';
import { brandForm } from '../../app/modules/messages/templates/brand/brand-form.ts';
import { openWriting } from '../../app/modules/messages/templates/writing.server.ts';
import type { AskedMail } from '../../app/modules/messages/views.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { useDatabase } from '../support/database.ts';
import { composersOf, plainMessagesDeps } from '../support/messages-deps.ts';

const database = useDatabase();
let db: Database;
const now: Instant = parseInstant('2026-03-03T09:00:00Z');
const seal = openSeal(Buffer.alloc(32, 7));

beforeAll(() => {
  db = openDatabase({ url: database.url, poolSize: 8, reactionsOf: () => [] });
});
afterAll(() => db?.close());

/** A shop whose mails are kept here instead of being sent. */
async function shopWith(change: Partial<MessagesDeps> = {}) {
  const domain = `w${crypto.randomUUID()}.myshopify.com`;
  const [row] = await db.sql<{
    id: bigint;
  }>`insert into commerce_shop (domain, installed_at)
    values (${domain}, now()) returning id`;
  if (row === undefined) throw new Error('The shop has a number');
  const mails: Mail[] = [];
  const deps: MessagesDeps = {
    ...plainMessagesDeps(db, seal),
    wording,
    writeMail,
    composers: composersOf({}),
    mailer: {
      async deliver(mail) {
        mails.push(mail);
        return { state: 'taken' };
      },
      find: async () => 'cannot-tell',
    },
    people: {
      shopForMessages: async () => ({
        name: 'Salt & Linen',
        domain: 'salt.example',
        zone: zone('Europe/Berlin'),
        country: 'DE',
        currency: currencyCode('USD'),
        installed: true,
      }),
      recipients: async () => [],
      personsNow: async (_shop, person) => [person],
      localeOf: async () => null,
      emailIndex: (email) => seal.emailIndex(email),
    },
    links: {
      preferences: async () => 'https://salt.example/preferences',
      oneClick: () => 'https://app.example/one-click',
      click: async (_shop, _message, url) => url,
      open: async () => 'https://salt.example/seen.gif',
      readPreferences: () => null,
    },
    ...change,
  };
  return { id: row.id, writing: openWriting(deps), mails };
}

const words = (subject: string) => ({ en: { every: { subject } } });
const asked: AskedMail = {
  kind: 'review-request',
  language: 'en',
  audience: 'every',
  overrides: null,
  brand: null,
};

describe('the words of a kind', () => {
  it.each([
    ['en', 'subject', 'Give us 5 stars'],
    ['en', 'body', 'We’d love to hear from you. Leave a positive review.'],
    ['de', 'button', 'Fünf Sterne geben'],
    ['fr', 'note', 'Laissez un avis positif'],
    ['es', 'preview', '¿Te encanta?'],
    ['ja', 'subject', '高評価をお願いします'],
  ] as const)('%s, %s: no mail that asks for a review asks for praise', async (language, field, text) => {
    const { id, writing, mails } = await shopWith();
    const overrides = { [language]: { every: { [field]: text } } };
    const refused = { refused: 'bad-input', errors: { [`${language}.every.${field}`]: noPraise } };
    for (const kind of ['review-request', 'review-reminder'] as const) {
      const preview = { ...asked, kind, language, overrides };
      expect(await writing.saveTemplate(id, kind, overrides, '7', now)).toEqual(refused);
      expect(await writing.preview(id, preview, now)).toEqual(refused);
      expect(await writing.sendTest(id, { ...preview, to: 'me@salt.example' }, now)).toEqual(refused);
      expect(await writing.getTemplate(id, kind)).toMatchObject({ version: 0 });
    }
    expect(mails).toEqual([]);
    expect(await writing.saveTemplate(id, 'points-available', overrides, '7', now)).toMatchObject({
      version: 1,
    });
  });

  it('are ours until they are saved, and then versions of which any can be saved anew', async () => {
    const { id, writing } = await shopWith();
    const before = await writing.getTemplate(id, 'review-request');
    expect(before).toMatchObject({
      version: 0,
      overrides: {},
      fields: expect.arrayContaining(['first_name']),
    });
    expect(before.defaults.ja.every?.subject).not.toBe('');

    const save = (form: unknown) => writing.saveTemplate(id, 'review-request', form, '7', now);
    expect(await save(words('One'))).toEqual({ version: 1, changed: true, data: words('One') });
    expect(await save(words(' One '))).toMatchObject({ version: 1, changed: false });
    expect(await save(words('Two'))).toMatchObject({ version: 2, changed: true });
    const [latest, first] = await writing.listTemplates(id, 'review-request', { limit: 10 });
    expect(latest).toMatchObject({ version: 2, savedBy: '7', savedAt: now });
    expect(await save(first?.data)).toMatchObject({ version: 3, data: words('One') });
    expect(await writing.getTemplate(id, 'return-approved')).toMatchObject({ version: 0, overrides: {} });
  });

  it('that are wrong are refused by their place, and nothing is stored', async () => {
    const { id, writing } = await shopWith();
    const save = (form: unknown) => writing.saveTemplate(id, 'points-available', form, '7', now);
    expect(await save({ de: { loyal: { body: 'Hallo {{ order_name }}' } } })).toMatchObject({
      refused: 'bad-input',
      errors: { 'de.loyal.body': expect.stringContaining('order_name') },
    });
    expect(await save({ en: { every: { note: '{% if points %}x{% endif %}' } } })).toHaveProperty('errors');
    expect(await save('words')).toMatchObject({ refused: 'bad-input' });
    expect(await writing.listTemplates(id, 'points-available', { limit: 10 })).toEqual([]);
  });

  it('saved by many at once become versions one after the other', async () => {
    const { id, writing } = await shopWith();
    const saved = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        writing.saveTemplate(id, 'review-request', words(`No ${n}`), '7', now),
      ),
    );
    const versions = saved.map((one) => ('version' in one ? one.version : 0)).sort((a, b) => a - b);
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('the look', () => {
  it('is plain until it is saved, and read with the words in one go', async () => {
    const { id, writing } = await shopWith();
    expect(await writing.getBrand(id)).toEqual({ brand: defaultBrand, version: 0 });
    const form = { ...brandForm(defaultBrand), colour: '#00A082' };
    expect(await writing.saveBrand(id, form, '7', now)).toMatchObject({
      version: 1,
      data: { colour: '#00a082' },
    });
    await writing.saveTemplate(id, 'return-settled', words('Settled'), '7', now);
    expect(await findWriting(db.sql, id, ['return-settled', 'review-request'])).toEqual({
      brand: { ...defaultBrand, colour: '#00a082' },
      overrides: { 'return-settled': words('Settled') },
    });
    expect(
      await writing.saveBrand(id, { ...form, logoUrl: 'http://x.example/a.png' }, '7', now),
    ).toMatchObject({
      errors: { logoUrl: expect.any(String) },
    });
    expect(await writing.listBrands(id, { limit: 5 })).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('has the unsaved words and look, on what is made up while there is no order', async () => {
    const { id, writing } = await shopWith();
    const plain = await writing.preview(id, asked, now);
    if ('refused' in plain) throw new Error('refused');
    expect(plain).toMatchObject({ orderName: null, text: expect.stringContaining('Linen shirt') });
    const changed = await writing.preview(
      id,
      {
        ...asked,
        overrides: words('About {{ order_name }}'),
        brand: { ...brandForm(defaultBrand), colour: '#7a1fa2' },
      },
      now,
    );
    expect(changed).toMatchObject({ subject: 'About #1001', html: expect.stringContaining('#7a1fa2') });
    expect(await writing.preview(id, asked, now)).toEqual(plain);
  });

  it('speaks of the shop’s own order, to a customer in the state that is asked for', async () => {
    const { id, writing } = await shopWith({
      samples: async (_shop, kind) =>
        kind !== 'review-request'
          ? null
          : {
              content: { kind, orderName: '#2042', products: [], url: 'https://salt.example/review' },
              orderName: '#2042',
              firstName: 'Anna <b>',
              lifecycle: 'loyal',
            },
    });
    const overrides = { en: { every: { subject: 'All' }, loyal: { greeting: 'Dear {{ first_name }},' } } };
    const every = await writing.preview(id, { ...asked, overrides }, now);
    expect(every).toMatchObject({ orderName: '#2042', subject: 'All' });
    expect('html' in every && every.html).not.toContain('Dear');
    const loyal = await writing.preview(id, { ...asked, overrides, audience: 'loyal' }, now);
    expect(loyal).toMatchObject({ lifecycle: 'loyal', subject: 'All' });
    expect('html' in loyal && loyal.html).toContain('Dear Anna &lt;b&gt;');
  });

  it('of words or a look that cannot be used says where', async () => {
    const { id, writing } = await shopWith();
    expect(await writing.preview(id, { ...asked, overrides: words('{{ nothing }}') }, now)).toMatchObject({
      errors: { 'en.every.subject': expect.any(String) },
    });
    expect(await writing.preview(id, { ...asked, brand: {} }, now)).toMatchObject({ refused: 'bad-input' });
  });

  it.each(['en', 'de', 'fr', 'es', 'ja'] as const)('can be written of every kind in %s', async (language) => {
    const { id, writing } = await shopWith();
    for (const kind of messageKinds)
      expect(await writing.preview(id, { ...asked, kind, language }, now)).toHaveProperty('html');
  });
});

describe('a test', () => {
  it('goes to the address typed, says that it is one, and counts nowhere', async () => {
    const { id, writing, mails } = await shopWith();
    const to = ' me@example.com ';
    expect(await writing.sendTest(id, { ...asked, language: 'es', overrides: {}, to }, now)).toBe('sent');
    const [mail] = mails;
    expect(mail).toMatchObject({ to: 'me@example.com', returnPath: null, date: now });
    expect(mail?.subject).toMatch(/^Prueba: /);
    expect(mail?.headers).toMatchObject({ 'X-Afterglow-Kind': 'test', 'X-Afterglow-Shop': 'salt.example' });
    expect(mail?.headers).not.toHaveProperty('List-Unsubscribe');
    expect(await db.sql`select 1 as one from message_intent where shop_id = ${id}`).toEqual([]);
  });

  it('goes out five times a minute, however many ask at once', async () => {
    const { id, writing, mails } = await shopWith();
    const all = await Promise.all(
      Array.from({ length: 9 }, () => writing.sendTest(id, { ...asked, to: 'me@example.com' }, now)),
    );
    expect(all.filter((answer) => answer === 'sent')).toHaveLength(5);
    expect(all.filter((answer) => answer === 'too-many')).toHaveLength(4);
    expect(mails).toHaveLength(5);
    await db.sql`update message_state set tests_from = tests_from - interval '61 seconds' where shop_id = ${id}`;
    expect(await writing.sendTest(id, { ...asked, to: 'me@example.com' }, now)).toBe('sent');
  });

  it('goes out a hundred times a day, so that nobody writes to strangers by it', async () => {
    const { id, writing } = await shopWith();
    const send = () => writing.sendTest(id, { ...asked, to: 'me@example.com' }, now);
    expect(await send()).toBe('sent');
    await db.sql`update message_state set tests_today = 99 where shop_id = ${id}`;
    expect([await send(), await send()]).toEqual(['sent', 'too-many']);
    await db.sql`update message_state set tests_from = tests_from - interval '1 day' where shop_id = ${id}`;
    expect(await send()).toBe('sent');
  });

  it('does not go without a good address, good words or a mail server, and says so when it is refused', async () => {
    const { id, writing, mails } = await shopWith();
    const test = (change: object) => writing.sendTest(id, { ...asked, to: 'me@example.com', ...change }, now);
    for (const to of ['', 'me', 'me@example.com, you@example.com', 'me@example.com\nBcc: you@example.com'])
      expect(await test({ to })).toMatchObject({ errors: { to: expect.any(String) } });
    expect(await test({ overrides: words('{{') })).toHaveProperty('errors');
    expect(mails).toEqual([]);
    const without = await shopWith({ mailer: null });
    expect(await without.writing.sendTest(without.id, { ...asked, to: 'me@example.com' }, now)).toBe(
      'no-mail-server',
    );
    const refusing = await shopWith({
      mailer: { deliver: async () => ({ state: 'refused', why: 'no' }), find: async () => 'cannot-tell' },
    });
    expect(await refusing.writing.sendTest(refusing.id, { ...asked, to: 'me@example.com' }, now)).toBe(
      'not-sent',
    );
  });
});
