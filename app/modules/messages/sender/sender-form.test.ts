import { expect, test } from 'vitest';
import { parseSender } from './sender-form.ts';

const form = { fromName: ' Fern & Fable ', fromAddress: ' Hello@Shop.Example ', replyTo: '' };

const faultsOf = (change: Record<string, unknown>) => {
  const parsed = parseSender({ ...form, ...change });
  return 'errors' in parsed ? Object.keys(parsed.errors) : [];
};

test('is read as it will be used', () => {
  expect(parseSender(form)).toEqual({
    input: { fromName: 'Fern & Fable', fromAddress: 'hello@shop.example', replyTo: null, klaviyoKey: 'keep' },
  });
  expect(parseSender({ ...form, fromAddress: '', klaviyoRemove: true })).toMatchObject({
    input: { fromAddress: null, klaviyoKey: 'remove' },
  });
  expect(parseSender({ ...form, klaviyoKey: ' pk_0123456789abcdef ', klaviyoRemove: true })).toMatchObject({
    input: { klaviyoKey: { set: 'pk_0123456789abcdef' } },
  });
});

test('nothing gets into a header that does not belong there', () => {
  for (const fromName of [
    'A\r\nBcc: x@y.example',
    'A\u0000',
    'a@b',
    'A <x>',
    '"A"',
    'A\u2028B',
    'A\ud800',
    'x'.repeat(101),
  ])
    expect(faultsOf({ fromName }), JSON.stringify(fromName)).toEqual(['fromName']);
  const wrong = [
    'x',
    'a@b',
    '@shop.example',
    'a b@shop.example',
    'a@shop.example\r\nBcc: x@y.example',
    'a@shop.example, b@shop.example',
    '<a@shop.example>',
    '"a"@shop.example',
    'a..b@shop.example',
    '.a@shop.example',
    'a@-shop.example',
    'a@shop..example',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'ä@shop.example',
    `${'a'.repeat(65)}@shop.example`,
    `a@${'b.'.repeat(130)}example`,
  ];
  for (const address of wrong) {
    expect(faultsOf({ fromAddress: address }), address).toEqual(['fromAddress']);
    expect(faultsOf({ replyTo: address }), address).toEqual(['replyTo']);
  }
});

test('an address of a provider for everybody takes answers, but sends nothing', () => {
  expect(faultsOf({ fromAddress: 'shop@GMAIL.com' })).toEqual(['fromAddress']);
  expect(faultsOf({ replyTo: 'shop@gmail.com' })).toEqual([]);
  expect(faultsOf({ fromAddress: 'shop@notgmail.com' })).toEqual([]);
});

test('is a form of these fields and no other', () => {
  for (const sent of [null, 1, [], 'x', {}, { ...form, shopId: '7' }, { ...form, fromName: 1 }])
    expect('errors' in parseSender(sent), JSON.stringify(sent)).toBe(true);
  for (const klaviyoKey of ['x', 'pk_', 'pk_0123456789\r\nx', 'sk_0123456789abcdef'])
    expect(faultsOf({ klaviyoKey })).toEqual(['klaviyoKey']);
});
