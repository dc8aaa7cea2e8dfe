import { describe, expect, it } from 'vitest';
import type { Shop } from '../../domain/types.ts';
import { useAdminApi } from '../test-api.ts';
import { readBulkResult } from './records.ts';

// Nothing runs by itself here: the test takes the steps, as a process does that was started again after a kill.
const { world, ask, api } = useAdminApi({ runsBulk: false });

const start = `mutation ($query: String!) { bulkOperationRunQuery(query: $query) {
  bulkOperation { id status } userErrors { code } } }`;
const query = '{ collections(first: 10) { nodes { id title } } }';

async function shopWithCollections(count: number): Promise<Shop> {
  const shop = await world.shop();
  await world.state.query(
    `insert into resource (shop, kind, id, name, created_at, processed_at, updated_at, data)
     select $1, 'collection', n, 'C' || n, now(), now(), now(), jsonb_build_object('id', n::text, 'title', 'C' || n,
       'handle', 'c', 'descriptionHtml', '', 'createdAt', '2026-01-01T00:00:00Z', 'updatedAt', '2026-01-01T00:00:00Z')
     from generate_series(1, $2) as n`,
    [shop.domain, count],
  );
  return shop;
}

async function started(shop: Shop): Promise<string> {
  const answer = await ask(shop, start, { query });
  return String(answer.at('bulkOperationRunQuery.bulkOperation.id'));
}

async function statusOf(shop: Shop, id: string): Promise<unknown> {
  const answer = await ask(shop, 'query ($id: ID!) { bulkOperation(id: $id) { status objectCount } }', {
    id,
  });
  return answer.at('bulkOperation');
}

describe('a bulk operation', () => {
  it('keeps its progress from step to step and takes every object once', async () => {
    const shop = await shopWithCollections(600);
    const id = await started(shop);
    expect(await statusOf(shop, id)).toEqual({ status: 'CREATED', objectCount: '0' });
    expect(await api().stepBulk()).toBe(true);
    expect(await statusOf(shop, id)).toEqual({ status: 'RUNNING', objectCount: '250' });
    await api().stepBulk();
    await api().stepBulk();
    expect(await statusOf(shop, id)).toEqual({ status: 'COMPLETED', objectCount: '600' });
    expect(await api().stepBulk()).toBe(false);
    const lines =
      (await readBulkResult(world.state, shop, id.split('/').at(-1) ?? ''))?.trim().split('\n') ?? [];
    expect(new Set(lines).size).toBe(600);
  });

  it('is refused while five are under way', async () => {
    const shop = await shopWithCollections(1);
    for (let made = 0; made < 5; made += 1) await started(shop);
    const sixth = await ask(shop, start, { query });
    expect(sixth.at('bulkOperationRunQuery')).toEqual({
      bulkOperation: null,
      userErrors: [{ code: 'LIMIT_REACHED' }],
    });
    while (await api().stepBulk());
    expect((await ask(shop, start, { query })).at('bulkOperationRunQuery.userErrors')).toEqual([]);
    while (await api().stepBulk());
  });

  it('can be cancelled, and keeps what it had', async () => {
    const shop = await shopWithCollections(600);
    const id = await started(shop);
    await api().stepBulk();
    const cancel =
      'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
    expect((await ask(shop, cancel, { id })).at('bulkOperationCancel.bulkOperation.status')).toBe(
      'CANCELING',
    );
    await api().stepBulk();
    const answer = await ask(
      shop,
      'query ($id: ID!) { bulkOperation(id: $id) { status url partialDataUrl } }',
      { id },
    );
    expect(answer.at('bulkOperation')).toMatchObject({
      status: 'CANCELED',
      url: null,
      partialDataUrl: expect.any(String),
    });
    expect((await ask(shop, cancel, { id })).at('bulkOperationCancel.userErrors')).toHaveLength(1);
  });
});
