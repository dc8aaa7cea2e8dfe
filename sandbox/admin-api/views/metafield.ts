import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';
import type { ApiContext, AppIdentity, FieldFunction, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { listConnection } from '../lists/connection.ts';

export interface MetafieldRow {
  id: string;
  owner_type: string;
  owner_id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  created_at: Date;
  updated_at: Date;
}

/** "$app" and "$app:x" (and none at all) are the app's own namespaces: "app--123", "app--123--x". */
export function fullNamespace(app: AppIdentity, namespace: string | null | undefined): string {
  if (namespace == null || namespace === '$app') return `app--${app.id}`;
  if (namespace.startsWith('$app:')) return `app--${app.id}--${namespace.slice(5)}`;
  return namespace;
}

/** The fields `metafield` and `metafields` of an owner. */
export function metafieldsOf(
  ownerType: string,
  ownerId: Id,
): Record<'metafield' | 'metafields', FieldFunction> {
  return {
    metafield: async (args, context) => {
      const { key, namespace } = z.object({ key: z.string(), namespace: z.string().nullish() }).parse(args);
      // A key may carry its namespace: "$app:rewards.code".
      const dot = namespace == null ? key.lastIndexOf('.') : -1;
      const space = fullNamespace(context.app, dot < 0 ? namespace : key.slice(0, dot));
      const rows = await read(context.on, context, ownerType, ownerId);
      const found = rows.find((row) => row.namespace === space && row.key === key.slice(dot + 1));
      return found === undefined ? null : metafieldView(found, context);
    },
    metafields: async (args, context) => {
      const { namespace, keys } = z
        .object({ namespace: z.string().nullish(), keys: z.array(z.string()).nullish() })
        .parse(args);
      const rows = await read(context.on, context, ownerType, ownerId);
      const wanted = rows.filter(
        (row) =>
          (namespace == null || row.namespace === fullNamespace(context.app, namespace)) &&
          (keys == null || keys.includes(`${row.namespace}.${row.key}`) || keys.includes(row.key)),
      );
      return listConnection(wanted, args, context, {
        key: (row) => row.id,
        view: (row) => metafieldView(row, context),
      });
    },
  };
}

function read(on: Reader, context: ApiContext, ownerType: string, ownerId: Id): Promise<MetafieldRow[]> {
  return on.query<MetafieldRow>(
    'select * from metafield where shop = $1 and owner_type = $2 and owner_id = $3 order by id',
    [context.shop.domain, ownerType, ownerId],
  );
}

/** Shopify's digest of a value, by which a writer can say what it means to replace. */
export function compareDigest(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

export function metafieldView(row: MetafieldRow, _context: ApiContext): View {
  return {
    __typename: 'Metafield',
    id: gid('Metafield', row.id),
    legacyResourceId: row.id,
    namespace: row.namespace,
    key: row.key,
    type: row.type,
    value: row.value,
    jsonValue: () => jsonValue(row),
    ownerType: row.owner_type === 'APP_INSTALLATION' ? 'API_PERMISSION' : row.owner_type,
    compareDigest: compareDigest(row.value),
    sizeInBytes: Buffer.byteLength(row.value),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function jsonValue(row: MetafieldRow): unknown {
  const parsed = /^(json|boolean|number_integer|rating|money|list\.)/.test(row.type);
  return parsed ? JSON.parse(row.value) : row.value;
}
