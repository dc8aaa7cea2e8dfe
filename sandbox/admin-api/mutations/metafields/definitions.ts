import { z } from 'zod';
import { json } from '../../../state/database.ts';
import type { ApiContext, FieldFunction, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { fullNamespace } from '../../views/metafield.ts';
import { userError } from '../run-command.ts';

const form = z.object({
  name: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  ownerType: z.string(),
  type: z.string(),
  description: z.string().nullish(),
  access: z
    .object({
      admin: z.string().nullish(),
      storefront: z.string().nullish(),
      customerAccount: z.string().nullish(),
    })
    .nullish(),
});

const stored = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string().nullable(),
  access: z.object({
    admin: z.string().nullable(),
    storefront: z.string().nullable(),
    customerAccount: z.string(),
  }),
});

export type DefinitionData = z.infer<typeof stored>;

export interface DefinitionRow {
  id: string;
  owner_type: string;
  namespace: string;
  key: string;
  data: unknown;
}

/** metafieldDefinitionCreate; a second one for the same place is TAKEN. */
export const metafieldDefinitionCreate: FieldFunction = async (args, context) => {
  const { definition } = z.object({ definition: form }).parse(args);
  const namespace = fullNamespace(context.app, definition.namespace);
  const data: DefinitionData = {
    name: definition.name,
    type: definition.type,
    description: definition.description ?? null,
    access: {
      admin: definition.access?.admin ?? 'PUBLIC_READ_WRITE',
      storefront: definition.access?.storefront ?? 'NONE',
      customerAccount: definition.access?.customerAccount ?? 'NONE',
    },
  };
  const [row] = await context.on.query<DefinitionRow>(
    `insert into metafield_definition (shop, owner_type, namespace, key, data) values ($1, $2, $3, $4, $5::jsonb)
     on conflict do nothing returning *`,
    [context.shop.domain, definition.ownerType, namespace, definition.key, json(data)],
  );
  if (row !== undefined) return { createdDefinition: definitionView(row), userErrors: [] };
  const error = userError(['definition', 'key'], 'Key is in use for this owner type.', 'TAKEN');
  return {
    createdDefinition: null,
    userErrors: [{ ...error, __typename: 'MetafieldDefinitionCreateUserError' }],
  };
};

/** The definitions of an owner type. */
export const metafieldDefinitions: FieldFunction = async (args, context) => {
  const { ownerType, namespace, key } = z
    .object({ ownerType: z.string(), namespace: z.string().nullish(), key: z.string().nullish() })
    .parse(args);
  const rows = await read(context, ownerType);
  const shown = rows.filter(
    (row) =>
      (namespace == null || row.namespace === fullNamespace(context.app, namespace)) &&
      (key == null || row.key === key),
  );
  return listConnection(shown, args, context, { key: (row) => row.id, view: definitionView });
};

function read(context: ApiContext, ownerType: string): Promise<DefinitionRow[]> {
  return context.on.query<DefinitionRow>(
    'select * from metafield_definition where shop = $1 and owner_type = $2 order by id',
    [context.shop.domain, ownerType],
  );
}

export function definitionView(row: DefinitionRow): View {
  const data = stored.parse(row.data);
  return {
    __typename: 'MetafieldDefinition',
    id: gid('MetafieldDefinition', row.id),
    name: data.name,
    namespace: row.namespace,
    key: row.key,
    ownerType: row.owner_type,
    description: data.description,
    type: { name: data.type, category: data.type.split('_')[0] ?? data.type },
    access: data.access,
    pinnedPosition: null,
    validations: [],
    validationStatus: 'ALL_VALID',
  };
}
