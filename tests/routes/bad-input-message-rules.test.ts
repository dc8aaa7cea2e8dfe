import { describe, expect, it } from 'vitest';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { useMessagePages } from '../support/hostile/message-pages.ts';

/*
 * What a merchant who means harm sends about senders, rules and single messages: names that are headers, addresses that
 * are lists, keys that should come back, and numbers that are none.
 */

// Nothing that is refused comes as far as a mail server; this one would not answer.
Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'hello@mail.example' });

const app = useBuiltApp();
const pages = useMessagePages(app);
const { addresses, expectNothingStored, expectRefused, post, root } = pages;

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
      const headers = { ...browser, authorization: `Bearer ${sessionToken(pages.mine.domain)}` };
      const text = await (await app.handle(new Request(address, { headers }))).text();
      expect(text).not.toContain('SECRET');
      expect(text).not.toContain('PRIVATE KEY');
    }
    const { rows } = await pages.client.query(
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
