import { describe, expect, it } from 'vitest';
import { useBuiltApp } from '../support/built-app.ts';
import { useMessagePages } from '../support/hostile/message-pages.ts';

/*
 * What a merchant who means harm, or a page that was changed, sends to the pages about messages: words that are
 * programs, looks that are code, names that are headers, addresses that are lists, and keys that should come back.
 */

// Nothing that is refused comes as far as a mail server; this one would not answer.
Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'hello@mail.example' });

const app = useBuiltApp();
const pages = useMessagePages(app);
const { addresses, expectNothingStored, expectRefused, post, root } = pages;

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
