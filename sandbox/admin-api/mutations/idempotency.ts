import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import { z } from 'zod';
import type { Shop } from '../../domain/types.ts';
import { json, type Tx } from '../../state/database.ts';

/** The key of `@idempotent(key:)` on this field, or null. */
export function idempotencyKey(info: GraphQLResolveInfo): string | null {
  const directive = info.schema.getDirective('idempotent');
  const [field] = info.fieldNodes;
  if (directive == null || field === undefined) return null;
  const values = getDirectiveValues(directive, field, info.variableValues);
  return z.object({ key: z.string() }).optional().parse(values)?.key ?? null;
}

/** As `idempotencyKey`, for mutations that Shopify runs with a key only (since 2026-04). */
export function requiredKey(info: GraphQLResolveInfo): string {
  const key = idempotencyKey(info);
  if (key !== null && key !== '') return key;
  throw new GraphQLError(`The @idempotent directive is required for this mutation but was not provided.`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}

/**
 * Does the work once per key: a repeat gets the first answer, also one that comes while the first is under way. The
 * same key with other arguments is an error.
 */
export async function onceByKey<T>(
  tx: Tx,
  shop: Shop,
  call: { mutation: string; key: string; args: unknown },
  answer: z.ZodType<T>,
  work: () => Promise<T>,
): Promise<T> {
  const args = JSON.stringify(call.args);
  const mine = await tx.query<{ key: string }>(
    `insert into idempotent_answer (shop, mutation, key, arguments, answer) values ($1, $2, $3, $4, 'null')
     on conflict do nothing returning key`,
    [shop.domain, call.mutation, call.key, args],
  );
  const place = [shop.domain, call.mutation, call.key];
  if (mine.length === 0) {
    const [first] = await tx.query<{ arguments: string; answer: unknown }>(
      'select arguments, answer from idempotent_answer where shop = $1 and mutation = $2 and key = $3',
      place,
    );
    if (first?.arguments !== args) {
      throw new GraphQLError('The same idempotency key cannot be used for different operation parameters.', {
        extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
      });
    }
    return answer.parse(first.answer);
  }
  const done = await work();
  await tx.query(
    'update idempotent_answer set answer = $4::jsonb where shop = $1 and mutation = $2 and key = $3',
    [...place, json(done)],
  );
  return done;
}
