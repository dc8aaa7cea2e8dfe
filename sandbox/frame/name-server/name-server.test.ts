import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findTexts, forgetTexts } from '../../dns/records.ts';
import { createShop } from '../../domain/shops.ts';
import { useState } from '../../state/test-database.ts';
import { frameFor } from '../test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const page = `${at.admin}/name-server`;
const says = (name: string) => findTexts(sandbox.state, name);

beforeAll(() =>
  sandbox.state.transaction((tx) =>
    createShop(tx, {
      domain: 'afterglow-demo.myshopify.com',
      name: 'Fern & Fable',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      country: 'DE',
      pricesIncludeTax: true,
      now: '2026-03-03T09:00:00Z',
    }),
  ),
);
beforeEach(() => forgetTexts(sandbox.state));

describe('the page of the name server', () => {
  it('sets what the app asks for, all at once, and leaves what else a name says', async () => {
    const pasted = [
      'afterglow._domainkey.fern-and-fable.example TXT v=DKIM1; k=rsa; p=AAAA',
      'fern-and-fable.example TXT v=spf1 include:ours.example ~all',
    ].join('\n');
    const { to, html } = await at.post(`${page}/pasted`, { pasted });
    expect(to).toBe(page);
    expect(html).toContain('2 records are set.');
    expect(html).toContain('v=DKIM1; k=rsa; p=AAAA');
    expect(await says('afterglow._domainkey.fern-and-fable.example')).toEqual(['v=DKIM1; k=rsa; p=AAAA']);
    expect(await says('fern-and-fable.example')).toEqual([
      'site-verification=fern',
      'v=spf1 include:ours.example ~all',
    ]);
  });

  it('sets one, clears it, and goes back to the beginning', async () => {
    await at.post(`${page}/set`, { name: 'Shop.Example.', text: 'v=spf1 -all' });
    expect(await says('shop.example')).toEqual(['v=spf1 -all']);
    expect((await at.page(page)).html).toContain('shop.example');
    await at.post(`${page}/clear`, { name: 'shop.example', text: 'v=spf1 -all' });
    expect(await says('shop.example')).toEqual([]);
    expect((await at.page(page)).html).not.toContain('shop.example');
    await at.post(`${page}/clear`, { name: '_dmarc.fern-and-fable.example', text: 'v=DMARC1; p=none' });
    expect(await says('_dmarc.fern-and-fable.example')).toEqual([]);
    await at.post(`${page}/forget`, {});
    expect(await says('_dmarc.fern-and-fable.example')).toEqual(['v=DMARC1; p=none']);
  });

  it.each([
    ['pasted', { pasted: 'nothing of it' }, 'No record was found'],
    ['set', { name: 'shop', text: 'v=spf1 -all' }, 'The name must be one'],
    ['set', { name: 'shop.example', text: 'Grüße' }, 'plain text'],
    ['set', { name: 'shop.example', text: 'x'.repeat(4001) }, 'plain text'],
  ])('refuses what is no record: %s %j', async (way, fields, said) => {
    expect((await at.post(`${page}/${way}`, fields)).html).toContain(said);
    expect(await says('shop.example')).toEqual([]);
  });
});
