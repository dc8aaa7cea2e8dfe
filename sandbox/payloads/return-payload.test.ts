import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createReturn, requestReturn } from '../domain/returns/create-return.ts';
import { declineRequest } from '../domain/returns/decide-request.ts';
import { cancelReturn, closeReturn, reopenReturn } from '../domain/returns/end-return.ts';
import type { ReturnInput } from '../domain/returns/inputs.ts';
import { removeFromReturn } from '../domain/returns/remove-from-return.ts';
import { processed, sentOrder, unitsToReturn } from '../domain/returns/test-returns.ts';
import { useState } from '../state/test-database.ts';

const world = useState();

/** Every key of a payload by its path; entries of a list share one. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`));
}

const shapeOf = (value: unknown): string[] => [...new Set(pathsOf(value))].sort();

function fixture(name: string): unknown {
  const folder = new URL('../../tests/fixtures/webhooks/', import.meta.url);
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

it('has the shape of Shopify’s samples in every topic', async () => {
  const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 5 }] });
  const { shop, order } = sent;
  const act = world.state.transaction;
  const input = (more: Partial<ReturnInput['lines'][number]>): ReturnInput => ({
    order: order.id,
    lines: unitsToReturn(order, { A: 1 }, more),
  });
  const asked = await act((tx) => requestReturn(tx, shop, input({ customerNote: 'Tight' })));
  await act((tx) => declineRequest(tx, shop, { return: asked.made.id, reason: 'OTHER', note: 'No.' }));
  const fees = { shippingFee: { amount: '7.95', currency: 'USD' } };
  const made = await act((tx) => createReturn(tx, shop, { ...input({ restockingPercent: '20' }), ...fees }));
  const paid = { amount: '30.00', disposition: 'NOT_RESTOCKED' as const };
  await processed(world, { shop, order: made.order }, made.made, paid);
  await act((tx) => reopenReturn(tx, shop, made.made.id));
  await act((tx) => closeReturn(tx, shop, made.made.id));
  const two = await act((tx) =>
    createReturn(tx, shop, { order: order.id, lines: unitsToReturn(order, { A: 2 }) }),
  );
  const line = two.made.lines[0]?.id ?? '';
  await act((tx) => removeFromReturn(tx, shop, { return: two.made.id, lines: [{ line, quantity: 1 }] }));
  await act((tx) => cancelReturn(tx, shop, two.made.id));
  const deliveries = await world.deliveries(shop);
  const samples = ['request', 'approve', 'decline', 'cancel', 'close', 'reopen', 'update'];
  for (const [topic, name] of [...samples.map((word) => [word, word]), ['process', 'approve']]) {
    const payload = deliveries.find((one) => one.topic === `returns/${topic}`)?.payload;
    expect(shapeOf(payload), topic).toEqual(shapeOf(fixture(`returns-${name}`)));
  }
});
