import { z } from 'zod';
import type { Id, ProductData } from '../../domain/types.ts';
import type { FieldFunction } from '../api-types.ts';
import { variantView } from '../views/product.ts';
import { badRequest, connectionView, decodeCursor, encodeCursor, pageArgs, pageSize } from './connection.ts';
import { conditionOf, type Filter, idFilter, Params, textFilter } from './filters.ts';
import { parseSearch } from './search.ts';

const filters: Readonly<Record<string, Filter>> = {
  id: idFilter('p.id'),
  sku: textFilter('p.sku'),
  product_id: idFilter('p.owner_id'),
  product_ids: (_operator, value, params) => `p.owner_id = any(${params.add(value.split(','))}::bigint[])`,
  default: textFilter('p.sku'),
};

const variantArgs = pageArgs.extend({ query: z.string().nullish(), sortKey: z.string().nullish() });

/** The variants of all products, by id. */
export const variantConnection: FieldFunction = async (args, context) => {
  const page = variantArgs.parse(args);
  if (page.last != null || page.before != null) throw badRequest('The sandbox pages variants forwards only.');
  const size = context.unlimited && page.first == null ? 100_000 : pageSize(page);
  const params = new Params();
  const conditions = [
    `p.shop = ${params.add(context.shop.domain)}`,
    "p.kind = 'variant'",
    conditionOf(parseSearch(page.query), filters, params),
  ];
  const direction = page.reverse === true ? 'desc' : 'asc';
  if (page.after != null) {
    const beyond = page.reverse === true ? '<' : '>';
    conditions.push(`p.id ${beyond} ${params.add(decodeCursor(page.after))}::bigint`);
  }
  const rows = await context.on.query<{ id: Id; product: ProductData }>(
    `select p.id, r.data as product from part p
     join resource r on r.shop = p.shop and r.kind = 'product' and r.id = p.owner_id
     where ${conditions.join(' and ')} order by p.id ${direction} limit ${params.add(size + 1)}`,
    params.values,
  );
  const entries = rows.slice(0, size).flatMap(({ id, product }) => {
    const variant = product.variants.find((one) => one.id === id);
    return variant === undefined
      ? []
      : [{ cursor: encodeCursor(id), node: variantView(product, variant, context) }];
  });
  return connectionView(entries, { hasNext: rows.length > size, hasPrevious: page.after != null });
};
