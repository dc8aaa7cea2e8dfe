import { afterEach, describe, expect, it } from 'vitest';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox();
const told = (shop: string) =>
  sandbox.app.received
    .filter((one) => one.path === '/test-clock' && one.headers['x-shopify-shop-domain'] === shop)
    .map((one) => ({ signed: one.signed, ...JSON.parse(one.body) }));

afterEach(() => {
  sandbox.app.answer = (_request, response) => response.writeHead(200).end();
});

describe('a shop’s clock', () => {
  it('moves by local days and tells the app, signed, before it answers', async () => {
    const shop = await sandbox.shop({ now: '2026-03-07T15:00:00Z' });
    const { body } = await sandbox.post(`/control/shops/${shop}/clock`, { advance: '+1d' });
    expect(body).toEqual({ now: '2026-03-08T14:00:00.000Z', running: false });
    expect(told(shop)).toEqual([{ signed: true, now: '2026-03-08T14:00:00.000Z', running: false }]);
  });

  it('never goes back', async () => {
    const shop = await sandbox.shop();
    const answer = await sandbox.post(`/control/shops/${shop}/clock`, { set: '2026-02-01T00:00:00Z' });
    expect(answer).toMatchObject({ status: 409, body: { error: 'backwards' } });
    expect((await sandbox.get(`/control/shops/${shop}`)).body.now).toBe('2026-03-01T15:00:00.000Z');
  });

  it('dates the events after it', async () => {
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/clock`, { set: '2026-04-01T00:00:00Z' });
    await sandbox.post(`/control/shops/${shop}/settings`, { name: 'Later' });
    await sandbox.quiet(shop);
    const [delivery] = sandbox.app.deliveries(shop);
    expect(delivery?.headers['x-shopify-triggered-at']).toBe('2026-04-01T00:00:00.000Z');
  });

  it('is told again while the app is starting', async () => {
    const shop = await sandbox.shop();
    await sandbox.app.close();
    setTimeout(() => void sandbox.app.reopen(), 700);
    const { status } = await sandbox.post(`/control/shops/${shop}/clock`, { advance: '+1h' });
    expect(status).toBe(200);
    expect(told(shop)).toHaveLength(1);
  });

  it('is told to an app that does not know the shop yet as soon as it does', async () => {
    const shop = await sandbox.shop();
    let unknown = 3;
    sandbox.app.answer = (one, response) =>
      response.writeHead(one.path === '/test-clock' && unknown-- > 0 ? 404 : 200).end();
    await sandbox.exchange(shop);
    expect((await sandbox.get(`/control/quiet?shop=${shop}`)).body.pending).toBe(1);
    await sandbox.quiet(shop);
    expect(told(shop)).toHaveLength(4);
    expect(told(shop).at(-1)).toMatchObject({ now: '2026-03-01T15:00:00.000Z', running: false });
  });

  it('is known to the app before it has the token with which it meets the shop', async () => {
    const shop = await sandbox.shop();
    let taken = false;
    sandbox.app.answer = (_one, response) =>
      void setTimeout(() => {
        taken = true;
        response.writeHead(404).end();
      }, 300);
    expect((await sandbox.exchange(shop)).status).toBe(200);
    expect(taken).toBe(true);
    sandbox.app.answer = (_one, response) => response.writeHead(200).end();
    await sandbox.quiet(shop);
  });
});
