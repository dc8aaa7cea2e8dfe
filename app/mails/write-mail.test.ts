// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '#app/kernel/language.ts';
import type { MailToWrite } from '#app/modules/messages/mails/mail.ts';
import { messageKinds } from '#app/modules/messages/message.ts';
import { lifecycles, templateFields } from '#app/modules/messages/templates/template.ts';
import { exampleContents, exampleMail } from './example-mails.ts';
import { writeMail } from './write-mail.ts';

const parser = new DOMParser();
const document = (html: string) => parser.parseFromString(html, 'text/html');
const { 'return-settled': settled, 'points-available': points, 'review-request': review } = exampleContents;
const merged: MailToWrite['parts'] = [settled, points, review];

/** Five for each product that is asked about, all to the same form. */
function starsOf(part: MailToWrite['parts'][number]): string[] {
  const lines = 'products' in part ? part.products.flatMap(({ line }) => line ?? []) : [];
  return lines.flatMap((line) => [1, 2, 3, 4, 5].map((stars) => `${part.url}&stars=${stars}&line=${line}`));
}

function urlsOf(mail: MailToWrite): string[] {
  return [
    ...mail.parts.flatMap((part) => [...starsOf(part), part.url]),
    ...(mail.preferencesUrl === null ? [] : [mail.preferencesUrl]),
  ];
}

describe('a mail', () => {
  const each = messageKinds.flatMap((kind) => languages.map((language) => ({ kind, language })));

  it.each(each)('of $kind in $language says everything, to every customer', async ({ kind, language }) => {
    for (const lifecycle of lifecycles)
      for (const firstName of ['Anna', null]) {
        const mail = exampleMail([exampleContents[kind]], language, { lifecycle, firstName });
        const { subject, preview, html, text } = await writeMail(mail);
        const page = document(html);
        expect(page.documentElement.lang).toBe(language);
        expect(page.querySelector('h1')?.textContent).toBe(subject);
        expect(page.querySelectorAll('a.button')).toHaveLength(1);
        const said = [subject, preview, text, page.body.textContent ?? ''];
        for (const words of said) {
          expect(words.trim()).not.toBe('');
          expect(words).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}|[!\uff01]/);
          // A name that is not known leaves no hole.
          expect(words).not.toMatch(/ ,|,,| \./);
        }
        const linked = [...page.querySelectorAll('a')].map((link) => link.href);
        expect(linked).toEqual(urlsOf(mail));
        for (const url of urlsOf(mail)) expect(text).toContain(url);
        if (firstName !== null && language !== 'ja') expect(text).toContain(firstName);
      }
  });

  it('of several parts has one section, one heading and one button for each', async () => {
    const mail = exampleMail(merged, 'en');
    const { subject, html, text } = await writeMail(mail);
    const page = document(html);
    expect(subject).toBe('Your return #1001-R1 is settled');
    expect([...page.querySelectorAll('h1, h2')].map((heading) => heading.textContent)).toEqual([
      subject,
      'You can now use 480 points at Hartland',
      'What do you think of your order from Hartland?',
    ]);
    expect([...page.querySelectorAll<HTMLAnchorElement>('a.button')].map((link) => link.href)).toEqual(
      mail.parts.map((part) => part.url),
    );
    expect(text.split('* * *')).toHaveLength(3);
    for (const url of urlsOf(mail)) expect(text).toContain(url);
  });

  it('goes on after the greeting as its language does, and begins every other part with a capital', async () => {
    const written = await writeMail(exampleMail([points, review], 'de'));
    expect(written.text).toContain('Hallo Anna,\n\nab sofort');
    expect(written.text).toContain('\n\nDeine Bestellung #1001');
    const texts = { 'points-available': { greeting: '' } };
    const alone = await writeMail(exampleMail([points], 'de', { texts }));
    expect(alone.text).toMatch(/^Ab sofort/);
  });

  it('prints numbers and money as its reader writes them, where the locale is of its language', async () => {
    const swiss = await writeMail(exampleMail([settled, points], 'de', { locale: 'de-CH' }));
    // Which apostrophe it is, is the runtime's to say.
    expect(swiss.text).toMatch(/EUR\s1.234\.50/);
    expect(swiss.text).toMatch(/12.400 Punkte/);
    for (const locale of ['ar-EG', 'nonsense', 'en_XX_!!', ''])
      expect((await writeMail(exampleMail([points], 'en', { locale }))).text).toContain('12,400 points');
    const one = exampleMail([{ kind: 'points-available', points: 1n, balance: 1n, url: points.url }], 'en');
    expect((await writeMail(one)).subject).toBe('You can now use 1 point at Hartland');
  });

  it('asks for stars in one row, which no screen breaks', async () => {
    const page = document((await writeMail(exampleMail([review], 'en'))).html);
    const rows = new Set([...page.querySelectorAll('a[href*="stars="]')].map((link) => link.closest('tr')));
    expect(rows.size).toBe(3);
    for (const row of rows) expect(row?.querySelectorAll('td')).toHaveLength(5);
  });

  it('sets colons in its text as the language does', async () => {
    const thanks = exampleContents['review-thanks'];
    const texts = await Promise.all(
      (['en', 'fr', 'ja'] as const).map(
        async (language) => (await writeMail(exampleMail([thanks], language))).text,
      ),
    );
    expect(texts[0]).toContain('Your code: REV-');
    expect(texts[1]).toContain('Votre code\u00a0: REV-');
    expect(texts[2]).toContain('割引コード：REV-');
  });

  it('shows the merchant’s own words where there are some', async () => {
    const texts = {
      'review-request': { subject: 'News of {{ order_name }}', note: '', body: 'One.\n\nTwo\nlines.' },
    };
    const { subject, html, text } = await writeMail(exampleMail([review], 'en', { texts }));
    expect(subject).toBe('News of #1001');
    expect(text).toContain('One.\n\nTwo\nlines.');
    expect(text).not.toContain('Every review counts alike, whether it praises or not.\n\n--');
    expect(document(html).querySelector('a.button')?.textContent).toContain('Write a review');
  });

  it('is read with pictures off: the logo is the name of the shop, products are named beside their picture', async () => {
    const brand = { logoUrl: 'https://pictures.example/logo.png', logoWidth: 120, colour: '#123456' };
    const mail = exampleMail([review], 'en', { brand: { ...brand, buttonRadius: 4, footer: '' } });
    const images = [...document((await writeMail(mail)).html).querySelectorAll('img')];
    expect(images.map((image) => image.alt)).toEqual(['Hartland', '', '', '']);
    expect(images.at(-1)?.src).toBe(mail.openUrl);
  });

  it('asks for nothing where there is nothing to ask for', async () => {
    const bare = exampleMail([settled], 'en', { preferencesUrl: null, openUrl: null });
    const page = document((await writeMail(bare)).html);
    expect(page.querySelectorAll('a')).toHaveLength(1);
    expect(page.body.innerHTML).not.toContain('seen.gif');
  });

  it('stays below what Gmail shows, however much was bought', async () => {
    const products = Array.from({ length: 400 }, (_, n) => ({
      title: `Product ${n} ${'with a long name '.repeat(20)}`,
      imageUrl: `https://pictures.example/${'a'.repeat(400)}${n}.png`,
      quantity: n,
    }));
    const much = { kind: 'review-request' as const, orderName: '#1001', products, url: review.url };
    const parts: MailToWrite['parts'] = [much, ...Array.from({ length: 11 }, () => much)];
    const few = await writeMail(exampleMail([much], 'en'));
    expect(few.html).toContain('and 392 more');
    expect(few.text).toContain('and 350 more');
    const many = await writeMail(exampleMail(parts, 'ja'));
    expect(Buffer.byteLength(many.html)).toBeLessThan(100_000);
    expect(document(many.html).querySelectorAll('a.button')).toHaveLength(12);
  });

  it('links only to the web', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' https://x', '//x', ''])
      await expect(writeMail(exampleMail([{ ...review, url }], 'en'))).rejects.toThrow(
        'addresses of the web',
      );
  });
});

/** What people write to do harm, or by accident. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' style='background:url(https://evil.example)",
    '{{ shop_name }}',
    '{% raw %}',
    '{{',
    '</style><script>',
    '</head><body onload=x>',
    '<!--[if mso]>',
    '--><b>',
    '\u202egnp.exe',
    'A\ud800B',
    'Anna\r\nBcc: all@evil.example',
    'line\u2028separator\u0000',
    '&amp;&lt;',
    '$& $1 $`',
    'a'.repeat(3_000),
    '👩‍👩‍👧‍👦'.repeat(40),
    'Z̴̡̢'.repeat(100),
  ),
);

describe('whatever people write', () => {
  const bare = (kind: 'review-request' | 'return-declined', name: string): MailToWrite['parts'] => {
    const products = [{ title: name, imageUrl: name, quantity: 1 }];
    const url = 'https://hartland.example/here';
    return kind === 'review-request'
      ? [{ kind, orderName: name, products, url }]
      : [{ kind, orderName: name, returnName: name, products, url, note: name }];
  };

  it('is text in the mail, in one line in its subject, and never turned around', async () => {
    const kinds = fc.constantFrom('review-request' as const, 'return-declined' as const);
    const shape = async (kind: 'review-request' | 'return-declined') =>
      shapeOf((await writeMail(exampleMail(bare(kind, 'Plain'), 'en'))).html);
    const innocent = {
      'review-request': await shape('review-request'),
      'return-declined': await shape('return-declined'),
    };
    await fc.assert(
      fc.asyncProperty(kinds, hostile, hostile, hostile, async (kind, name, shopName, template) => {
        const words = template.replace(/\{|\}/g, '');
        const texts = {
          [kind]: Object.fromEntries(templateFields.map((field) => [field, `${words} {{ first_name }}`])),
        };
        const mail = exampleMail(bare(kind, name), 'en', {
          firstName: name,
          shopName,
          texts,
          brand: { logoUrl: shopName, logoWidth: 100, colour: name, buttonRadius: 4, footer: template },
        });
        const { subject, preview, html, text } = await writeMail(mail);
        for (const line of [subject, preview]) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(subject.length).toBeLessThanOrEqual(250);
        for (const said of [subject, preview, html, text]) {
          expect(said.isWellFormed()).toBe(true);
          expect(said.replace(/<div>[\s\S]*?<\/div>/, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        }
        for (const tag of shapeOf(html)) expect(innocent[kind]).toContain(tag);
        expect(text).toContain('https://hartland.example/here');
      }),
      { numRuns: 100 },
    );
  });
});

/** The elements of a mail with the names of their attributes: nobody's words bring another. */
function shapeOf(html: string): ReadonlySet<string> {
  const elements = [...document(html).querySelectorAll('*')];
  return new Set(
    elements.map((element) => `${element.tagName} ${element.getAttributeNames().sort().join(' ')}`),
  );
}
