import { createPublicKey, createSign, createVerify } from 'node:crypto';
import { expect, it } from 'vitest';
import { openMessages } from '../../app/modules/messages/index.server.ts';
import { klaviyoKeyOf } from '../../app/modules/messages/sender/klaviyo-key.server.ts';
import { senderOf } from '../../app/modules/messages/sender/sender-of.server.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const form = { fromName: 'Fern', fromAddress: 'hello@shop.example', replyTo: 'care@shop.example' };

/** A shop whose name servers say what a test writes down; null: they do not answer. */
async function senderShop() {
  const shop = await bench.shop();
  const zones = new Map<string, string[] | null>();
  const deps = shop.messagesDeps({
    dns: { txt: async (name) => (zones.has(name) ? (zones.get(name) ?? null) : []) },
  });
  const messages = openMessages(deps);
  return {
    ...{ shop, zones, deps, messages },
    save: (change: object = {}) =>
      messages.saveSender(shop.shopId, { ...form, ...change }, 'staff', shop.now),
    check: () => messages.checkSender(shop.shopId, shop.now),
    get: () => messages.getSender(shop.shopId),
    sender: () => senderOf(deps, shop.shopId),
    /** Sets what is asked for. */
    async obey() {
      for (const { name, value } of (await messages.getSender(shop.shopId)).records) zones.set(name, [value]);
    },
  };
}

it('is us, under the shop’s name, until its own address is proven; then its own, signed with its own key', async () => {
  const { save, check, obey, get, sender, shop } = await senderShop();
  expect(await get()).toMatchObject({ fromAddress: null, usedAddress: 'shop@mail.example', records: [] });
  expect(await sender()).toEqual({
    from: { name: 'The <Shop>', address: 'shop@mail.example' },
    replyTo: null,
    dkim: null,
  });
  expect(await save()).toMatchObject({ usedAddress: 'shop@mail.example', checkedAt: null });
  expect((await check()).records.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
  expect(await sender()).toMatchObject({ from: { name: 'Fern' }, replyTo: 'care@shop.example', dkim: null });
  await obey();
  expect(await check()).toMatchObject({ usedAddress: 'hello@shop.example' });
  const { from, replyTo, dkim } = await sender();
  expect([from, replyTo]).toEqual([{ name: 'Fern', address: 'hello@shop.example' }, 'care@shop.example']);
  expect(dkim).toMatchObject({ domain: 'shop.example', selector: 'afterglow' });
  expect((await get()).records[0]?.name).toBe('afterglow._domainkey.shop.example');
  expect((await shop.facts()).filter((kind) => kind.startsWith('message-sender'))).toEqual([
    'message-sender-saved',
    'message-sender-proven',
  ]);
});

it('publishes the public half of the key that it signs with, and keeps that key', async () => {
  const { save, obey, check, get, sender } = await senderShop();
  await save();
  await obey();
  await check();
  const value = (await get()).records[0]?.value ?? '';
  const der = Buffer.from(/p=(.+)$/.exec(value)?.[1] ?? '', 'base64');
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const privateKey = (await sender()).dkim?.privateKey ?? '';
  const signature = createSign('sha256').update('mail').sign(privateKey);
  expect(createVerify('sha256').update('mail').verify(publicKey, signature)).toBe(true);
  await save({ fromAddress: 'hello@other.example' });
  expect((await get()).records[0]).toMatchObject({
    name: 'afterglow._domainkey.other.example',
    value,
    state: 'unasked',
  });
});

it('is proven anew for another domain, and not for another name before the same one', async () => {
  const { save, obey, check, get } = await senderShop();
  await save();
  await obey();
  await check();
  expect(await save({ fromAddress: 'care@shop.example' })).toMatchObject({
    usedAddress: 'care@shop.example',
  });
  expect(await save({ fromAddress: 'hello@other.example' })).toMatchObject({
    usedAddress: 'shop@mail.example',
    checkedAt: null,
  });
  expect(await save({ fromAddress: '' })).toMatchObject({ fromAddress: null, records: [] });
  expect((await get()).usedAddress).toBe('shop@mail.example');
});

it('is lost when a record goes, and stays while nobody answers', async () => {
  const { save, obey, check, zones, shop } = await senderShop();
  await save();
  await obey();
  await check();
  zones.set('shop.example', null);
  expect(await check()).toMatchObject({ usedAddress: 'hello@shop.example' });
  zones.set('shop.example', ['v=spf1 -all']);
  expect(await check()).toMatchObject({ usedAddress: 'shop@mail.example' });
  await check();
  expect((await shop.facts()).filter((kind) => kind === 'message-sender-lost')).toHaveLength(1);
});

it('keeps what a stranger’s name server says, whatever that is', async () => {
  const { save, check, zones, get } = await senderShop();
  await save();
  for (const name of ['shop.example', 'afterglow._domainkey.shop.example', '_dmarc.shop.example'])
    zones.set(name, ['v=spf1 \u0000 -all', 'v=DMARC1; \u0000', `\u0000${'x'.repeat(65_000)}`]);
  expect((await check()).records.map(({ state }) => state)).toEqual(['wrong', 'wrong', 'right']);
  expect(JSON.stringify((await get()).records).length).toBeLessThan(4_000);
});

it('refuses what cannot be sent from, and changes nothing then', async () => {
  const { save, get } = await senderShop();
  expect(await save({ fromAddress: 'shop@gmail.com', fromName: 'A\r\nBcc: x' })).toMatchObject({
    refused: 'bad-input',
    errors: { fromAddress: expect.any(String), fromName: expect.any(String) },
  });
  expect(await get()).toMatchObject({ fromName: '', fromAddress: null });
});

it('keeps Klaviyo’s key sealed and shows it to nobody', async () => {
  const { save, get, deps, shop } = await senderShop();
  const klaviyoKey = 'pk_0123456789abcdef';
  const saved = await save({ klaviyoKey });
  expect(saved).toMatchObject({ klaviyoConnected: true });
  expect(JSON.stringify([saved, await get()])).not.toContain(klaviyoKey);
  await save({ fromName: 'Another' });
  expect(await klaviyoKeyOf(deps, shop.shopId)).toBe(klaviyoKey);
  const [row] = await shop.db.sql<{ text: string }>`
    select encode(klaviyo_sealed, 'escape') as text from message_state where shop_id = ${shop.shopId}`;
  expect(row?.text).not.toContain(klaviyoKey);
  expect(await save({ klaviyoRemove: true })).toMatchObject({ klaviyoConnected: false });
  expect(await klaviyoKeyOf(deps, shop.shopId)).toBeNull();
});
