import { z } from 'zod';
import { json } from '../../../state/database.ts';
import type { ApiContext, FieldFunction } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { requireScope } from '../../limits/scopes.ts';
import { userError } from '../run-command.ts';
import { type DefinitionData, type DefinitionRow, definitionView } from './definitions.ts';

/** A template that Shopify has for every shop; enabling one makes it a definition of the shop. */
interface Template {
  id: string;
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  type: string;
}

const templates: readonly Template[] = [
  {
    id: '1',
    ownerType: 'PRODUCT',
    namespace: 'reviews',
    key: 'rating',
    name: 'Product rating',
    type: 'rating',
  },
  {
    id: '2',
    ownerType: 'PRODUCT',
    namespace: 'reviews',
    key: 'rating_count',
    name: 'Product rating count',
    type: 'number_integer',
  },
];

const enableArgs = z.object({
  ownerType: z.string(),
  id: z.string().nullish(),
  namespace: z.string().nullish(),
  key: z.string().nullish(),
});

/**
 * standardMetafieldDefinitionEnable. Refused: TEMPLATE_NOT_FOUND; TAKEN where there is such a definition;
 * UNSTRUCTURED_ALREADY_EXISTS where metafields of another type stand in its place.
 */
export const standardMetafieldDefinitionEnable: FieldFunction = async (args, context, info) => {
  const form = enableArgs.parse(args);
  const template = templates.find(
    (one) =>
      one.ownerType === form.ownerType &&
      (form.id == null
        ? one.namespace === form.namespace && one.key === form.key
        : gid('StandardMetafieldDefinitionTemplate', one.id) === form.id),
  );
  if (template === undefined) {
    return refused('TEMPLATE_NOT_FOUND', 'A standard definition wasn’t found for the specified owner type.');
  }
  requireScope(context, ['write_products'], info.fieldName);
  if (await hasForeignValues(context, template)) {
    const message = 'Metafields of another type use this namespace and key.';
    return refused('UNSTRUCTURED_ALREADY_EXISTS', message);
  }
  const row = await enable(context, template);
  if (row === undefined) return refused('TAKEN', 'The definition is enabled already.');
  return { createdDefinition: definitionView(row), userErrors: [] };
};

async function hasForeignValues(context: ApiContext, template: Template): Promise<boolean> {
  const rows = await context.on.query(
    `select 1 from metafield where shop = $1 and owner_type = $2 and namespace = $3 and key = $4 and type <> $5
     limit 1`,
    [context.shop.domain, template.ownerType, template.namespace, template.key, template.type],
  );
  return rows.length > 0;
}

async function enable(context: ApiContext, template: Template): Promise<DefinitionRow | undefined> {
  const data: DefinitionData = {
    name: template.name,
    type: template.type,
    description: null,
    access: { admin: 'PUBLIC_READ_WRITE', storefront: 'PUBLIC_READ', customerAccount: 'NONE' },
  };
  const rows = await context.on.query<DefinitionRow>(
    `insert into metafield_definition (shop, owner_type, namespace, key, data) values ($1, $2, $3, $4, $5::jsonb)
     on conflict do nothing returning *`,
    [context.shop.domain, template.ownerType, template.namespace, template.key, json(data)],
  );
  return rows[0];
}

function refused(code: string, message: string): object {
  const error = {
    ...userError(null, message, code),
    __typename: 'StandardMetafieldDefinitionEnableUserError',
  };
  return { createdDefinition: null, userErrors: [error] };
}
