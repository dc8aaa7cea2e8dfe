import { expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

const app = useBuiltApp();
const shop = useLetInShop(app);

const headers = () => ({ authorization: `Bearer ${sessionToken(shop.mine.domain)}` });
const usd = currencyCode('USD');

const tryIt = (fields: Record<string, string>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return app.handle(
    new Request('http://localhost:3000/app/loyalty/try/step', { method: 'POST', headers: headers(), body }),
  );
};

it('has the figures of twelve months as a file', async () => {
  const answer = await app.handle(
    new Request('http://localhost:3000/app/loyalty/figures/export', { headers: headers() }),
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/filename="loyalty-figures-[\d-]{10}\.csv"$/);
  const [head, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(head).toContain('Month,Points given,Points used');
  expect(lines).toHaveLength(12);
});

it('tries a programme on customers of this shop alone, and writes nothing', async () => {
  const before = await fingerprint(shop.client, shop.mine.shopId);
  const form = JSON.stringify(programForm(defaultProgram(usd), usd));
  const answer = await tryIt({ form, after: '' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ page: { currency: 'USD', next: null } });
  expect(await fingerprint(shop.client, shop.mine.shopId)).toEqual(before);
});

it('refuses what no form of ours sends', async () => {
  const form = JSON.stringify(programForm(defaultProgram(usd), usd));
  for (const fields of [
    { form: 'no json', after: '' },
    { form, after: '-1' },
    { form, after: `${'9'.repeat(40)}` },
    { form: '{"points":"-1"}', after: '' },
  ])
    expect((await tryIt(fields)).status).toBe(422);
  expect((await tryIt({ form })).status).toBe(422);
});
