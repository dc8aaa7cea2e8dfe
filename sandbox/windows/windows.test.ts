import { describe, expect, it } from 'vitest';
import { orderStatusKey } from '../domain/checkout/order-status-key.ts';
import { shopWithShopper, type TestShopper, windowParts } from '../extension-host/test-windows.ts';
import { useSandbox } from '../http/test-sandbox.ts';
import { visitorOf } from './test-visitor.ts';

const sandbox = useSandbox(windowParts(new URL('./nothing/', import.meta.url)));

const visitor = (shopper: TestShopper) => visitorOf(sandbox, shopper);

const delivery = {
  email: 'guest@example.com',
  countryCode: 'DE',
  firstName: 'Gus',
  lastName: 'Gast',
  address1: 'Weg 2',
  zip: '10115',
  city: 'Berlin',
};
const card = { card: '4242 4242 4242 4242', expiry: '12 / 30', cvc: '123' };

describe('the checkout without a script', () => {
  it('takes address, code and payment, and places the order', async () => {
    const shopper = await shopWithShopper(sandbox);
    const guest = visitor(shopper);
    const at = `checkout/${shopper.cart}`;
    expect((await guest.get(at)).html).toContain('Enter your address to see how it can be sent.');
    expect(await guest.post(`${at}/delivery`, delivery)).toMatchObject({ status: 303 });
    expect(await guest.post(`${at}/codes`, { addCode: 'five' })).toMatchObject({ status: 303 });
    const shown = await guest.get(at);
    expect(shown.html).toContain('€39.90');
    const paid = await guest.post(`${at}/pay`, { ...delivery, ...card, total: '39.90' });
    expect(paid).toMatchObject({ status: 303 });
    const thanks = await guest.get(paid.to);
    expect(thanks.html).toContain('Thank you, Gus');
    await sandbox.quiet(shopper.shop);
    const order = sandbox.app
      .deliveries(shopper.shop)
      .find((one) => one.headers['x-shopify-topic'] === 'orders/create' && one.body.includes(shopper.cart));
    expect(order?.body).toContain('"code":"');
    expect(await guest.get(at)).toMatchObject({ status: 303 });
  });

  it('says beside each field what is missing, and keeps what was typed', async () => {
    const shopper = await shopWithShopper(sandbox);
    const guest = visitor(shopper);
    const wrong = await guest.post(`checkout/${shopper.cart}/pay`, {
      ...delivery,
      email: 'nobody',
      city: '',
      ...card,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('This is not an e-mail address.');
    expect(wrong.html).toContain('Enter the city.');
    expect(wrong.html).toContain('value="Gast"');
    const declined = await guest.post(`checkout/${shopper.cart}/pay`, {
      ...delivery,
      ...card,
      card: '4000 0000 0000 0002',
    });
    expect(declined.html).toContain('The card was declined.');
  });

  it('does not charge another total than the buyer saw', async () => {
    const shopper = await shopWithShopper(sandbox);
    const guest = visitor(shopper);
    const paid = await guest.post(`checkout/${shopper.cart}/pay`, { ...delivery, ...card, total: '1.00' });
    expect(paid.status).toBe(422);
    expect(paid.html).toContain('Look at the summary and pay again.');
  });

  it('says in words why a code does not apply', async () => {
    const shopper = await shopWithShopper(sandbox);
    const refused = await visitor(shopper).post(`checkout/${shopper.cart}/codes`, {
      addCode: 'NOPE<script>',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('There is no such discount code.');
    expect(refused.html).not.toContain('NOPE<script>');
  });

  it('is skipped by a wallet', async () => {
    const shopper = await shopWithShopper(sandbox);
    const guest = visitor(shopper);
    const paid = await guest.post(`checkout/${shopper.cart}/wallet`, {});
    expect((await guest.get(paid.to)).html).toContain('Thank you, Robin');
  });

  it('answers what nobody can use with a refusal', async () => {
    const shopper = await shopWithShopper(sandbox);
    const guest = visitor(shopper);
    const at = `checkout/${shopper.cart}`;
    expect(await guest.get('checkout/%00')).toMatchObject({ status: 400 });
    expect(await guest.get('checkout/nothing')).toMatchObject({ status: 404 });
    expect(await guest.post(`${at}/delivery`, { ...delivery, firstName: '\u0000' })).toMatchObject({
      status: 400,
    });
    expect(await guest.post(`${at}/delivery`, { ...delivery, countryCode: 'Nowhere' })).toMatchObject({
      status: 422,
    });
    expect(await guest.post(`${at}/codes`, { addCode: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    expect(await guest.post(`${at}/codes`, { addCode: 'x'.repeat(300) })).toMatchObject({ status: 422 });
    const json = await fetch(`${shopper.store}/${at}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: sandbox.running.origin },
      body: '{}',
    });
    expect(json.status).toBe(415);
  });

  it('takes no form of another site', async () => {
    const shopper = await shopWithShopper(sandbox);
    const answer = await fetch(`${shopper.store}/checkout/${shopper.cart}/wallet`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
  });
});

describe('the account', () => {
  it('asks a guest to sign in and shows a customer their own orders only', async () => {
    const shopper = await shopWithShopper(sandbox);
    const somebody = visitor(shopper);
    expect((await somebody.get('account')).to).toContain('/account/login?return_to=');
    await somebody.signIn();
    const orders = await somebody.get('account');
    expect(orders.html).toContain(`/account/orders/${shopper.orderId}`);
    expect((await somebody.get(`account/orders/${shopper.orderId}`)).html).toContain('Order details');
    const other = await shopWithShopper(sandbox);
    expect(await somebody.get(`account/orders/${other.orderId}`)).toMatchObject({ status: 404 });
    expect(await somebody.get('account/orders/999999999999999999999')).toMatchObject({ status: 404 });
    expect(await somebody.get('account/pages/nothing')).toMatchObject({ status: 404 });
    expect((await somebody.get('account/profile')).html).toContain('ada@example.com');
  });

  it('lets a customer say whether the shop may write to them', async () => {
    const shopper = await shopWithShopper(sandbox);
    const ada = visitor(shopper);
    expect((await ada.post('account/profile', { subscribed: 'no' })).to).toContain('/account/login');
    await ada.signIn();
    expect((await ada.get('account/profile')).html).toContain('>Unsubscribe</button>');
    expect(await ada.post('account/profile', { subscribed: 'no' })).toMatchObject({ status: 303 });
    expect((await ada.get('account/profile')).html).toContain('>Subscribe</button>');
    await sandbox.quiet(shopper.shop);
    const topics = sandbox.app.deliveries(shopper.shop).map((one) => one.headers['x-shopify-topic']);
    expect(topics).toContain('customers_email_marketing_consent/update');
  });

  it('shows one order to whoever has the link of its mail', async () => {
    const shopper = await shopWithShopper(sandbox);
    const key = orderStatusKey({ domain: shopper.shop }, { id: shopper.orderId });
    const guest = visitor(shopper);
    const seen = await guest.get(`orders/${key}`);
    expect(seen.html).toContain('Seen through the link of a mail.');
    expect(
      await guest.get(`orders/${key.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a'))}`),
    ).toMatchObject({ status: 404 });
    await guest.signIn();
    expect((await guest.get(`orders/${key}`)).to).toContain(`/account/orders/${shopper.orderId}`);
  });

  it('loads and frames nothing from elsewhere', async () => {
    const shopper = await shopWithShopper(sandbox);
    const answer = await fetch(`${shopper.store}/checkout/${shopper.cart}`);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("frame-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
