import { describe, expect, it } from 'vitest';
import { sandboxParts } from './sandbox-parts.ts';
import { useSandbox } from './test-sandbox.ts';

/** Every part of the sandbox together, as the app meets it. */
const sandbox = useSandbox(sandboxParts);

async function openShop() {
  const shop = await sandbox.shop();
  const token = String((await sandbox.exchange(shop)).body.access_token);
  const graphql = async (query: string) => {
    const response = await fetch(`${sandbox.running.origin}/shopify/${shop}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query }),
    });
    const body: { data?: Record<string, Record<string, unknown>>; errors?: unknown } = await response.json();
    return body;
  };
  return { shop, graphql };
}

describe('the whole sandbox', () => {
  it('shows by the Admin API what the control API did', async () => {
    const { shop, graphql } = await openShop();
    await sandbox.post(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00' }]);
    const lines = [{ sku: 'A', quantity: 1 }];
    const { body } = await sandbox.post(`/control/shops/${shop}/orders`, { lines, guest: 'g@example.com' });
    const { data } = await graphql(
      `{ order(id: "gid://shopify/Order/${body.id}") { name displayFinancialStatus } }`,
    );
    expect(data?.order).toEqual({ name: body.name, displayFinancialStatus: 'PAID' });
  });

  it('leads to the same page by a delivery and by the Admin API, and the page is there', async () => {
    const { shop, graphql } = await openShop();
    await sandbox.post(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00' }]);
    const lines = [{ sku: 'A', quantity: 1 }];
    const { body } = await sandbox.post(`/control/shops/${shop}/orders`, { lines, guest: 'g@example.com' });
    const { data } = await graphql(`{ order(id: "gid://shopify/Order/${body.id}") { statusPageUrl } }`);
    const told = () =>
      sandbox.app.deliveries(shop).find((one) => one.headers['x-shopify-topic'] === 'orders/create');
    await expect.poll(told, { timeout: 10_000 }).toBeDefined();
    const address = data?.order?.statusPageUrl;
    expect(JSON.parse(told()?.body ?? '{}')).toMatchObject({ order_status_url: address });
    const page = await fetch(String(address));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(String(body.name));
  });

  it('writes the result of a bulk operation where its address says, and tells the app', async () => {
    const { shop, graphql } = await openShop();
    await sandbox.post(`/control/shops/${shop}/customers`, { email: 'ana@example.com' });
    const started = await graphql(
      `mutation { bulkOperationRunQuery(query: "{ customers { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }`,
    );
    expect(started.data?.bulkOperationRunQuery?.userErrors).toEqual([]);
    const finished = () =>
      sandbox.app.deliveries(shop).find((one) => one.headers['x-shopify-topic'] === 'bulk_operations/finish');
    await expect.poll(finished, { timeout: 10_000 }).toBeDefined();
    const { data } = await graphql('{ currentBulkOperation { status url } }');
    expect(data?.currentBulkOperation?.status).toBe('COMPLETED');
    const result = await (await fetch(String(data?.currentBulkOperation?.url))).text();
    expect(result.trim()).toMatch(/^\{"id":"gid:\/\/shopify\/Customer\/\d+"\}$/);
  });

  it('loses the answer of a mutation, not the mutation', async () => {
    const { shop, graphql } = await openShop();
    const { body } = await sandbox.post(`/control/shops/${shop}/customers`, { email: 'ana@example.com' });
    await sandbox.post(`/app-bridge/${shop}/scopes`, { grant: ['write_customers'] });
    await sandbox.post(`/control/shops/${shop}/faults`, { timeoutAfterCommit: ['customerUpdate'] });
    const id = `gid://shopify/Customer/${body.id}`;
    await expect(
      graphql(`mutation { customerUpdate(input: { id: "${id}", note: "kept" }) { userErrors { message } } }`),
    ).rejects.toThrow();
    const { data } = await graphql(`{ customer(id: "${id}") { note } }`);
    expect(data?.customer?.note).toBe('kept');
  });

  it('processes a return whose answer is lost, once', async () => {
    const { shop, graphql } = await openShop();
    const call = async (query: string) => {
      const { data, errors } = await graphql(query);
      expect(errors).toBeUndefined();
      return JSON.stringify(data);
    };
    const idIn = (text: string, type: string) =>
      new RegExp(`gid://shopify/${type}/\\d+`).exec(text)?.[0] ?? '';
    await sandbox.post(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00', stock: 5 }]);
    const { body: customer } = await sandbox.post(`/control/shops/${shop}/customers`, {
      email: 'a@example.com',
    });
    const order = { customer: customer.id, lines: [{ sku: 'A', quantity: 1 }] };
    const { body: made } = await sandbox.post(`/control/shops/${shop}/orders`, order);
    await sandbox.post(`/control/shops/${shop}/orders/${made.id}/fulfil`);
    await sandbox.post(`/control/shops/${shop}/scopes`, {
      grant: ['write_returns', 'write_store_credit_account_transactions', 'read_store_credit_accounts'],
    });
    const returnable = await call(
      `{ returnableFulfillments(orderId: "gid://shopify/Order/${made.id}", first: 1) { nodes {
        returnableFulfillmentLineItems(first: 1) { nodes { fulfillmentLineItem { id } } } } } }`,
    );
    const created = await call(
      `mutation { returnCreate(returnInput: { orderId: "gid://shopify/Order/${made.id}", returnLineItems: [
        { fulfillmentLineItemId: "${idIn(returnable, 'FulfillmentLineItem')}", quantity: 1 }] }) {
        return { id returnLineItems(first: 1) { nodes { id } }
          reverseFulfillmentOrders(first: 1) { nodes { lineItems(first: 1) { nodes { id } } } } } userErrors { message } } }`,
    );
    await sandbox.post(`/control/shops/${shop}/faults`, { timeoutAfterCommit: ['returnProcess'] });
    const process = `mutation { returnProcess(input: { returnId: "${idIn(created, 'Return')}",
      returnLineItems: [{ id: "${idIn(created, 'ReturnLineItem')}", quantity: 1, dispositions: [
        { reverseFulfillmentOrderLineItemId: "${idIn(created, 'ReverseFulfillmentOrderLineItem')}", quantity: 1,
          dispositionType: NOT_RESTOCKED }] }],
      financialTransfer: { issueRefund: { orderTransactions: [], refundMethods: [
        { storeCreditRefund: { amount: { amount: "80.00", currencyCode: USD } } }] } } }) {
      return { status } userErrors { code } } }`;
    await expect(graphql(process)).rejects.toThrow();
    const summary = async () => (await sandbox.get(`/control/shops/${shop}/orders/${made.id}`)).body;
    const done = {
      refunds: { count: 1, total: '80.00', byTransaction: { storeCredit: '80.00' } },
      returns: [{ name: `${made.name}-R1`, status: 'CLOSED', lines: { A: 1 } }],
    };
    expect(await summary()).toMatchObject(done);
    expect(await call(process)).toContain('INVALID_STATE');
    expect(await summary()).toMatchObject(done);
    const credit = await sandbox.get(`/control/shops/${shop}/customers/${customer.id}/store-credit`);
    expect(credit.body).toEqual({ amount: '80.00', currency: 'USD' });
  });

  it('has the admin’s pages beside it', async () => {
    const { shop } = await openShop();
    const response = await fetch(
      `${sandbox.running.origin}/admin/store/${shop.split('.')[0]}/apps/afterglow`,
    );
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('id="app-frame"');
  });
});
