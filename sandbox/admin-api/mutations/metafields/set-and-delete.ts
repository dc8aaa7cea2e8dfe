import { z } from 'zod';
import { isoSeconds } from '../../../domain/timestamps.ts';
import type { Shop } from '../../../domain/types.ts';
import type { Tx } from '../../../state/database.ts';
import type { ApiContext, FieldFunction, View } from '../../api-types.ts';
import { parseGid } from '../../gid.ts';
import { holds } from '../../limits/scopes.ts';
import { compareDigest, fullNamespace, type MetafieldRow, metafieldView } from '../../views/metafield.ts';
import { runCommand, type UserError, userError } from '../run-command.ts';
import { metafieldDefinitionCreate } from './definitions.ts';
import { standardMetafieldDefinitionEnable } from './standard-definitions.ts';

/** Owner types by the type in their ids, and the scope that writes them. */
const owners: Readonly<Record<string, { owner: string; scope: string | null }>> = {
  Shop: { owner: 'SHOP', scope: null },
  AppInstallation: { owner: 'APP_INSTALLATION', scope: null },
  Product: { owner: 'PRODUCT', scope: 'write_products' },
  ProductVariant: { owner: 'PRODUCTVARIANT', scope: 'write_products' },
  Collection: { owner: 'COLLECTION', scope: 'write_products' },
  Customer: { owner: 'CUSTOMER', scope: 'write_customers' },
  Order: { owner: 'ORDER', scope: 'write_orders' },
};

const form = z.object({
  ownerId: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  type: z.string().nullish(),
  value: z.string(),
  compareDigest: z.string().nullish(),
});
type Form = z.infer<typeof form>;

const mostAtOnce = 25;

/** metafieldsSet: all or none. */
const metafieldsSet: FieldFunction = async (args, context) => {
  const { metafields } = z.object({ metafields: z.array(form) }).parse(args);
  if (metafields.length > mostAtOnce) {
    const error = userError(
      ['metafields'],
      `Exceeded the maximum metafields input limit of ${mostAtOnce}.`,
      'LESS_THAN_OR_EQUAL_TO',
    );
    return { metafields: null, userErrors: [{ ...error, elementIndex: null }] };
  }
  const problems: UserError[] = [];
  const written = await context.state
    .transaction(async (tx) => {
      const rows: MetafieldRow[] = [];
      for (const [index, field] of metafields.entries()) {
        const result = await setOne(tx, context, field);
        if ('problem' in result) {
          const error = userError(['metafields', String(index), result.field], result.problem, result.code);
          problems.push({ ...error, __typename: 'MetafieldsSetUserError', elementIndex: index });
        } else rows.push(result.row);
      }
      if (problems.length > 0) throw new Rejected();
      return rows;
    })
    .catch((error: unknown) => {
      if (error instanceof Rejected) return null;
      throw error;
    });
  return { metafields: written?.map((row) => metafieldView(row, context)) ?? [], userErrors: problems };
};

class Rejected extends Error {}

type Outcome = { row: MetafieldRow } | { problem: string; field: string; code: string };

async function setOne(tx: Tx, context: ApiContext, field: Form): Promise<Outcome> {
  const owner = parseGid(field.ownerId);
  const known = owner === null ? undefined : owners[owner.type];
  if (owner === null || known === undefined) {
    return { field: 'ownerId', problem: 'Owner is invalid.', code: 'INVALID' };
  }
  if (known.scope !== null && !holds(context, known.scope)) {
    return { field: 'ownerId', problem: 'Access to this owner is not allowed.', code: 'APP_NOT_AUTHORIZED' };
  }
  if (!(await ownerExists(tx, context.shop, owner))) {
    return { field: 'ownerId', problem: 'Owner does not exist.', code: 'INVALID' };
  }
  const namespace = fullNamespace(context.app, field.namespace);
  const place = [context.shop.domain, known.owner, owner.id, namespace, field.key];
  const [before] = await tx.query<MetafieldRow>(
    `select * from metafield where shop = $1 and owner_type = $2 and owner_id = $3 and namespace = $4 and key = $5
     for update`,
    place,
  );
  if (field.compareDigest !== undefined && field.compareDigest !== digestOf(before)) {
    return {
      field: 'compareDigest',
      problem: 'The resource has been updated since it was loaded.',
      code: 'STALE_OBJECT',
    };
  }
  const type =
    field.type ?? before?.type ?? (await definedType(tx, context.shop, known.owner, namespace, field.key));
  if (type === undefined) return { field: 'type', problem: "Type can't be blank", code: 'BLANK' };
  if (field.value === '') return { field: 'value', problem: "Value can't be blank.", code: 'BLANK' };
  if (!validValue(type, field.value)) {
    return { field: 'value', problem: `Value is invalid for the type ${type}.`, code: 'INVALID_VALUE' };
  }
  const [row] = await tx.query<MetafieldRow>(
    `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (shop, owner_type, owner_id, namespace, key)
     do update set type = excluded.type, value = excluded.value, updated_at = excluded.updated_at returning *`,
    [...place, type, field.value, isoSeconds(context.shop.now)],
  );
  if (row === undefined) throw new Error('The metafield was not written.');
  return { row };
}

function digestOf(row: MetafieldRow | undefined): string | null {
  return row === undefined ? null : compareDigest(row.value);
}

async function ownerExists(tx: Tx, shop: Shop, owner: { type: string; id: string }): Promise<boolean> {
  if (owner.type === 'Shop' || owner.type === 'AppInstallation') return owner.id === shop.id;
  const variant = owner.type === 'ProductVariant';
  const sql = variant
    ? "select 1 from part where shop = $1 and kind = 'variant' and id = $2"
    : 'select 1 from resource where shop = $1 and id = $2 and kind = $3';
  const params = [shop.domain, owner.id, ...(variant ? [] : [owner.type.toLowerCase()])];
  return (await tx.query(sql, params)).length > 0;
}

async function definedType(
  tx: Tx,
  shop: Shop,
  owner: string,
  namespace: string,
  key: string,
): Promise<string | undefined> {
  const rows = await tx.query<{ type: string }>(
    `select data->>'type' as type from metafield_definition
     where shop = $1 and owner_type = $2 and namespace = $3 and key = $4`,
    [shop.domain, owner === 'APP_INSTALLATION' ? 'API_PERMISSION' : owner, namespace, key],
  );
  return rows[0]?.type;
}

/** Whether a text is a value of the type, as far as the app uses types. */
function validValue(type: string, value: string): boolean {
  switch (type) {
    case 'number_integer':
      return /^-?\d+$/.test(value);
    case 'number_decimal':
      return /^-?\d+(\.\d+)?$/.test(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'rating':
      return isRating(value);
    case 'json':
    case 'money':
      return isJson(value);
    default:
      return type.startsWith('list.') ? isJson(value) : true;
  }
}

const ratingForm = z.object({ value: z.string(), scale_min: z.string(), scale_max: z.string() });

/** `{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}`, the value within its scale. */
function isRating(value: string): boolean {
  if (!isJson(value)) return false;
  const rating = ratingForm.safeParse(JSON.parse(value));
  if (!rating.success) return false;
  const [at, least, most] = [rating.data.value, rating.data.scale_min, rating.data.scale_max].map(Number);
  return at !== undefined && least !== undefined && most !== undefined && least <= at && at <= most;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether the app may write metafields of this owner; what is no owner at all has none to delete. */
function mayWrite(context: ApiContext, ownerId: string): boolean {
  const scope = owners[parseGid(ownerId)?.type ?? '']?.scope ?? null;
  return scope === null || holds(context, scope);
}

const metafieldsDelete: FieldFunction = async (args, context) => {
  const { metafields } = z
    .object({
      metafields: z.array(z.object({ ownerId: z.string(), namespace: z.string(), key: z.string() })),
    })
    .parse(args);
  const denied = metafields.findIndex((one) => !mayWrite(context, one.ownerId));
  if (denied >= 0) {
    const field = ['metafields', String(denied), 'ownerId'];
    const error = userError(field, 'Access to this owner is not allowed.');
    return { deletedMetafields: null, userErrors: [error] };
  }
  const result = await runCommand(context, null, async (tx, shop) => {
    const gone: (View | null)[] = [];
    for (const one of metafields) {
      const owner = parseGid(one.ownerId);
      const namespace = fullNamespace(context.app, one.namespace);
      const rows = await tx.query(
        `delete from metafield where shop = $1 and owner_type = $2 and owner_id = $3 and namespace = $4 and key = $5
         returning key`,
        [shop.domain, owners[owner?.type ?? '']?.owner ?? '', owner?.id ?? '0', namespace, one.key],
      );
      gone.push(rows.length === 0 ? null : { ownerId: one.ownerId, namespace, key: one.key });
    }
    return gone;
  });
  return 'done' in result
    ? { deletedMetafields: result.done, userErrors: [] }
    : { deletedMetafields: null, userErrors: [result.refused] };
};

export const metafieldMutations: View = {
  metafieldsSet,
  metafieldsDelete,
  metafieldDefinitionCreate,
  standardMetafieldDefinitionEnable,
};
