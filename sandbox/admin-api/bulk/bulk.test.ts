import { describe, expect, it } from 'vitest';
import { createOrder } from '../../domain/create-order.ts';
import { createProducts } from '../../domain/products.ts';
import type { SwitchesChange } from '../../domain/switches.ts';
import type { Shop } from '../../domain/types.ts';
import { adminSchema } from '../schema.ts';
import { type Answer, useAdminApi } from '../test-api.ts';
import { checkBulkQuery } from './check.ts';
import { flatten } from './flatten.ts';
import { readBulkResult } from './records.ts';

const { world, ask } = useAdminApi();

const start = `mutation ($query: String!, $group: Boolean! = false) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) {
    bulkOperation { id status } userErrors { field message code } } }`;
const look = `query ($id: ID!) { bulkOperation(id: $id) {
  id status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }`;

async function shopWith(orders: number, switches: SwitchesChange = {}): Promise<Shop> {
  const shop = await world.shop({ switches });
  await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      { sku: 'A', price: '20.00' },
      { sku: 'B', price: '5.00' },
    ]);
    for (let made = 0; made < orders; made += 1) {
      await createOrder(tx, shop, { lines: [{ sku: 'A' }, { sku: 'B' }] });
    }
  });
  return shop;
}

async function finished(shop: Shop, id: unknown): Promise<Answer> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await ask(shop, look, { id });
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(String(answer.at('bulkOperation.status'))))
      return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The bulk operation does not finish.');
}

describe('a bulk operation', () => {
  it('writes every object on a line of its own and tells the app', async () => {
    const shop = await shopWith(3);
    const query = '{ orders { edges { node { id name lineItems { edges { node { id sku } } } } } } }';
    const started = await ask(shop, start, { query, group: true });
    const id = started.at('bulkOperationRunQuery.bulkOperation.id');
    expect(started.at('bulkOperationRunQuery.userErrors')).toEqual([]);
    const done = await finished(shop, id);
    const number = String(id).split('/').at(-1) ?? '';
    expect(done.at('bulkOperation')).toMatchObject({
      status: 'COMPLETED',
      objectCount: '9',
      rootObjectCount: '3',
      partialDataUrl: null,
      url: `http://localhost:4000/shopify/${shop.domain}/bulk/${number}.jsonl`,
    });
    const lines = (await readBulkResult(world.state, shop, number))
      ?.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(9);
    expect(lines?.[0]).toEqual({ id: expect.stringContaining('Order/'), name: '#1001' });
    expect(lines?.[1]).toEqual({ id: expect.any(String), sku: 'A', __parentId: lines?.[0].id });
    const told = (await world.deliveries(shop)).filter((one) => one.topic === 'bulk_operations/finish');
    expect(told).toMatchObject([
      { payload: { admin_graphql_api_id: id, status: 'completed', type: 'query' } },
    ]);
  });

  it.each([
    [true, false, 'OOOLLLLLL'],
    [false, false, 'OLLOLLOLL'],
    [true, true, 'OLLOLLOLL'],
  ])('puts children last (%s) unless it is grouped (%s)', async (answer, group, order) => {
    const shop = await shopWith(3, { bulkChildrenLast: answer });
    const query = '{ orders { nodes { id lineItems { nodes { id } } } } }';
    const started = await ask(shop, start, { query, group });
    const id = started.at('bulkOperationRunQuery.bulkOperation.id');
    await finished(shop, id);
    const result = await readBulkResult(world.state, shop, String(id).split('/').at(-1) ?? '');
    const kinds = result?.trim().split('\n');
    expect(kinds?.map((line) => (line.includes('__parentId') ? 'L' : 'O')).join('')).toBe(order);
  });

  it('without objects has no address', async () => {
    const shop = await world.shop();
    const started = await ask(shop, start, { query: '{ orders { nodes { id } } }' });
    const done = await finished(shop, started.at('bulkOperationRunQuery.bulkOperation.id'));
    expect(done.at('bulkOperation')).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
  });

  it('fails where the app has no scope', async () => {
    const shop = await world.shop();
    const started = await ask(shop, start, { query: '{ orders { nodes { id } } }' });
    await world.state.query("update shop set granted_scopes = '{}' where domain = $1", [shop.domain]);
    const late = await ask(shop, start, { query: '{ orders { nodes { id } } }' });
    const done = await finished(shop, late.at('bulkOperationRunQuery.bulkOperation.id'));
    expect(started.errors).toBeUndefined();
    expect(done.at('bulkOperation')).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED' });
  });
});

describe('a bulk query', () => {
  const problem = (query: string) => {
    const checked = checkBulkQuery(adminSchema(), query);
    return 'problem' in checked ? checked.problem : null;
  };

  it('must have a connection, and one top level field', () => {
    expect(problem('{ shop { name } }')).toContain('at least one connection');
    expect(problem('{ orders { nodes { id } } products { nodes { id } } }')).toContain(
      'more than one top level field',
    );
    expect(problem('{ orders { nodes { nothing } } }')).toContain('nothing');
  });

  it('cannot have a connection inside a list, as refunds are', () => {
    expect(
      problem('{ orders { nodes { id refunds { refundLineItems { nodes { quantity } } } } } }'),
    ).toContain('within a list field');
    expect(problem('{ orders { nodes { id refunds { id } } } }')).toBeNull();
  });

  it('must select the id of what holds a connection', () => {
    expect(problem('{ orders { nodes { name lineItems { nodes { id } } } } }')).toContain(
      "must select the 'id' field",
    );
  });
});

describe('lines of a page', () => {
  it('hold the children of a parent next to it only when that was asked for', () => {
    const roots = [
      { id: 'o1', lines: { nodes: [{ id: 'l1' }] } },
      { id: 'o2', lines: { edges: [{ node: { id: 'l2' } }] } },
    ];
    const ids = (grouped: boolean) => flatten(roots, grouped).lines.map((line) => JSON.parse(line).id);
    expect(ids(true)).toEqual(['o1', 'l1', 'o2', 'l2']);
    expect(ids(false)).toEqual(['o1', 'o2', 'l1', 'l2']);
  });
});
