/** The SKU of a variant that Shopify's picker answers; null: it has none. */
export function skuOf(resource: unknown): string | null {
  if (typeof resource !== 'object' || resource === null || !('sku' in resource)) return null;
  return typeof resource.sku === 'string' && resource.sku !== '' ? resource.sku : null;
}
