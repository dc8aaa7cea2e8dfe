import { expect, it } from 'vitest';
import { createProducts } from '../../../domain/products.ts';
import type { Shop } from '../../../domain/types.ts';
import { gid } from '../../gid.ts';
import { useAdminApi } from '../../test-api.ts';

const { world, ask } = useAdminApi();

const enable = `mutation ($key: String!) { standardMetafieldDefinitionEnable(ownerType: PRODUCT, namespace: "reviews", key: $key) {
  createdDefinition { namespace key type { name } } userErrors { code message } } }`;
const set = `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key value } userErrors { code field } } }`;
const rating = (value: string) => JSON.stringify({ value, scale_min: '1.0', scale_max: '5.0' });

async function productOf(): Promise<{ shop: Shop; ownerId: string }> {
  const shop = await world.shop();
  const [made] = await world.state.transaction((tx) =>
    createProducts(tx, shop, [{ sku: 'A', price: '5.00' }]),
  );
  return { shop, ownerId: gid('Product', made?.productId ?? '') };
}

it('enables the standard definitions of ratings once', async () => {
  const { shop, ownerId } = await productOf();
  const first = await ask(shop, enable, { key: 'rating' });
  expect(first.at('standardMetafieldDefinitionEnable')).toEqual({
    createdDefinition: { namespace: 'reviews', key: 'rating', type: { name: 'rating' } },
    userErrors: [],
  });
  const codeOf = async (key: string) =>
    (await ask(shop, enable, { key })).at('standardMetafieldDefinitionEnable.userErrors.0.code');
  expect(await codeOf('rating')).toBe('TAKEN');
  expect(await codeOf('stars')).toBe('TEMPLATE_NOT_FOUND');
  // Another app left a text where the count belongs.
  await ask(shop, set, {
    m: [
      { ownerId, namespace: 'reviews', key: 'rating_count', type: 'single_line_text_field', value: 'many' },
    ],
  });
  expect(await codeOf('rating_count')).toBe('UNSTRUCTURED_ALREADY_EXISTS');
  const denied = await ask({ ...shop, grantedScopes: ['read_products'] }, enable, { key: 'rating' });
  expect(denied.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
});

it('takes ratings within their scale only, and takes them away', async () => {
  const { shop, ownerId } = await productOf();
  await ask(shop, enable, { key: 'rating' });
  const field = { ownerId, namespace: 'reviews', key: 'rating' };
  const codeOf = async (value: string) =>
    (await ask(shop, set, { m: [{ ...field, value }] })).at('metafieldsSet.userErrors.0.code');
  expect(await codeOf(rating('5.5'))).toBe('INVALID_VALUE');
  expect(await codeOf('4.5')).toBe('INVALID_VALUE');
  expect(await codeOf(rating('4.5'))).toBeUndefined();
  const remove = `mutation ($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) {
    deletedMetafields { ownerId namespace key } userErrors { field message } } }`;
  const denied = await ask({ ...shop, grantedScopes: ['read_products'] }, remove, { m: [field] });
  expect(denied.at('metafieldsDelete.userErrors.0.field')).toEqual(['metafields', '0', 'ownerId']);
  const gone = await ask(shop, remove, { m: [field, field] });
  expect(gone.at('metafieldsDelete.deletedMetafields')).toEqual([field, null]);
});
