import type { Context } from 'hono';
import { z } from 'zod';
import type { CartChange } from '../../domain/checkout/cart-inputs.ts';
import type { Id } from '../../domain/types.ts';

/** Fields of a form or of JSON, each with all its values in order. */
export type CartFields = ReadonlyMap<string, readonly string[]>;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What was sent, as a form or as JSON; an object inside becomes fields such as `updates[123]`. */
export async function readCartFields(c: Context): Promise<CartFields> {
  const pairs: [string, string][] = [...new URL(c.req.url).searchParams];
  if (c.req.method === 'POST') {
    const isJson = /^application\/json/i.test(c.req.header('content-type') ?? '');
    pairs.push(...(isJson ? flatten('', await c.req.json()) : await formPairs(c)));
  }
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

async function formPairs(c: Context): Promise<[string, string][]> {
  return [...(await c.req.formData())].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

function flatten(path: string, value: unknown): [string, string][] {
  const plain = scalar.safeParse(value);
  if (plain.success) return [[path, plain.data]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(path === '' ? name : `${path}[${name}]`, inner),
  );
}

const quantity = z.coerce.number().int().min(0).max(10_000);
const variant = z.string().regex(/^\d{1,18}$/);

/** What /cart/add takes: `id` and `quantity`, or `items[0][id]` and so on. */
export function itemsOf(fields: CartFields): Map<Id, number> {
  const items = new Map<Id, number>();
  const put = (id: string, count: string | undefined) => {
    const known = variant.parse(id);
    items.set(known, (items.get(known) ?? 0) + quantity.parse(count ?? 1));
  };
  const single = fields.get('id')?.at(-1);
  if (single !== undefined) put(single, fields.get('quantity')?.at(-1));
  for (const [name, values] of fields) {
    const [, index] = /^items\[(\d+)\]\[id\]$/.exec(name) ?? [];
    const id = values.at(-1);
    if (index !== undefined && id !== undefined) put(id, fields.get(`items[${index}][quantity]`)?.at(-1));
  }
  return items;
}

/** New quantities by variant: `updates[123]`, and `id` with `quantity` as /cart/change sends them. */
export function quantitiesOf(fields: CartFields): Record<Id, number> {
  const set: Record<Id, number> = {};
  for (const [name, values] of fields) {
    const [, id] = /^updates\[(\d{1,18})\]$/.exec(name) ?? [];
    const count = values.at(-1);
    if (id !== undefined && count !== undefined && count !== '') set[id] = quantity.parse(count);
  }
  const [id] = (fields.get('id')?.at(-1) ?? '').split(':');
  const count = fields.get('quantity')?.at(-1);
  if (id !== undefined && variant.safeParse(id).success && count !== undefined)
    set[id] = quantity.parse(count);
  return set;
}

/** Note and attributes, where they were sent. */
export function wordsOf(fields: CartFields): Pick<CartChange, 'note' | 'attributes'> {
  const note = fields.get('note')?.at(-1);
  const attributes = [...fields].flatMap(([name, values]): [string, string][] => {
    const [, key] = /^attributes\[(.{1,100})\]$/.exec(name) ?? [];
    return key === undefined ? [] : [[key, values.at(-1) ?? '']];
  });
  return {
    ...(note !== undefined && { note: note === '' ? null : note }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}

/** The whole list of codes the cart shall have, as Shopify takes `discount`: separated by commas; null = not sent. */
export function codesOf(fields: CartFields): string[] | null {
  const sent = fields.get('discount');
  if (sent === undefined) return null;
  const codes = sent
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return [...new Set(codes)];
}
