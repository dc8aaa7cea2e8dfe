import { expect, test } from 'vitest';
import { dmarcNames, judgeRecords, provenBy, recordsToSet } from './dns-records.ts';

const wanted = {
  domain: 'shop.example',
  selector: 'afterglow',
  publicKey: 'MIIBabc+/=',
  spf: 'include:mails.example',
};
const right = {
  dkim: ['v=DKIM1; k=rsa; p=MIIBabc+/='],
  spf: ['v=spf1 include:mails.example ~all'],
  dmarc: ['v=DMARC1; p=reject; rua=mailto:x@shop.example'],
};
const stateOf = (answers: Partial<typeof right> | Record<string, string[] | null>) =>
  Object.fromEntries(
    judgeRecords(wanted, { ...right, ...answers }).map(({ purpose, state }) => [purpose, state]),
  );

test('what is to be set is said before anybody has looked, and is right once it stands there', () => {
  const toSet = recordsToSet(wanted);
  expect(toSet.map(({ name, state }) => [name, state])).toEqual([
    ['afterglow._domainkey.shop.example', 'unasked'],
    ['shop.example', 'unasked'],
    ['_dmarc.shop.example', 'unasked'],
  ]);
  const [dkim, spf, dmarc] = toSet.map(({ value }) => [value]);
  expect(stateOf({ dkim: dkim ?? [], spf: spf ?? [], dmarc: dmarc ?? [] })).toEqual({
    dkim: 'right',
    spf: 'right',
    dmarc: 'right',
  });
});

test('a key is compared by itself, whatever stands around it', () => {
  for (const text of ['v=DKIM1;p=MIIBabc+/=', 'k=rsa; t=s; p=MIIB abc+/= ; n=note'])
    expect(stateOf({ dkim: [text] }).dkim, text).toBe('right');
  for (const text of ['v=DKIM1; p=', 'v=DKIM1; p=other', 'v=DKIM1; k=rsa', 'hello', ''])
    expect(stateOf({ dkim: [text] }).dkim, text).toBe('wrong');
  expect(stateOf({ dkim: [...right.dkim, 'v=DKIM1; p=other'] }).dkim).toBe('wrong');
  expect(stateOf({ dkim: [] }).dkim).toBe('missing');
});

test('ours goes into the SPF record that is there, before what ends it', () => {
  const spf = (...found: string[]) => judgeRecords(wanted, { ...right, spf: found })[1];
  expect(spf('google-site-verification=1')).toMatchObject({ state: 'missing', found: [] });
  expect(spf('v=spf1 mx +INCLUDE:mails.example -all')?.state).toBe('right');
  expect(spf('v=spf1 include:other.example -all')).toMatchObject({
    state: 'wrong',
    value: 'v=spf1 include:other.example include:mails.example -all',
  });
  expect(spf('v=spf1 a redirect=x.example')?.value).toBe('v=spf1 a include:mails.example redirect=x.example');
  expect(spf('v=spf1')?.value).toBe('v=spf1 include:mails.example');
  // A mail server that finds two takes none.
  expect(spf(...right.spf, 'v=spf1 mx -all')?.state).toBe('wrong');
  expect(spf('v=spf10 include:mails.example')?.state).toBe('missing');
});

test('any one DMARC record will do, of the domain or of one above it', () => {
  expect(stateOf({ dmarc: ['v=DMARC1; p=none'] }).dmarc).toBe('right');
  expect(stateOf({ dmarc: ['v=DMARC10; p=none', 'p=none; v=DMARC1'] }).dmarc).toBe('missing');
  expect(stateOf({ dmarc: [...right.dmarc, ...right.dmarc] }).dmarc).toBe('wrong');
  expect(dmarcNames('mail.shop.example')).toEqual(['_dmarc.mail.shop.example', '_dmarc.shop.example']);
});

test('whatever a stranger’s name server says, little of it is kept, and all of that can be shown', () => {
  const hostile = ['v=spf1 \u0000\u001b[2J\u202e -all', `v=spf1 ${'x'.repeat(60_000)}`];
  const [dkim, spf] = judgeRecords(wanted, {
    dkim: Array.from({ length: 500 }, (_, index) => `v=DKIM1; p=${index}`),
    spf: hostile,
    dmarc: [],
  });
  expect(spf).toMatchObject({ found: ['v=spf1  [2J -all'], value: 'v=spf1 [2J include:mails.example -all' });
  expect(dkim).toMatchObject({ state: 'wrong', found: { length: 5 } });
});

test('a name of a hundred parts is not asked about part by part', () => {
  const names = dmarcNames(`${'a.'.repeat(100)}shop.example`);
  expect(names).toHaveLength(7);
  expect(names[0]).toBe(`_dmarc.${'a.'.repeat(100)}shop.example`);
  expect(names.slice(1)).toEqual(
    [5, 4, 3, 2, 1, 0].map((count) => `_dmarc.${'a.'.repeat(count)}shop.example`),
  );
});

test('an address is proven by all of them, and nothing is said while one cannot be asked', () => {
  expect(provenBy(judgeRecords(wanted, right))).toBe(true);
  expect(provenBy(judgeRecords(wanted, { ...right, spf: [] }))).toBe(false);
  expect(provenBy(judgeRecords(wanted, { ...right, dkim: null }))).toBeNull();
  expect(provenBy(recordsToSet(wanted))).toBe(false);
  expect(provenBy([])).toBe(false);
});
