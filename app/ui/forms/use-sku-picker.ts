import { useAppBridge } from '@shopify/app-bridge-react';

/** Lets the merchant add SKUs in Shopify's own picker of variants; those that have none add nothing. */
export function useSkuPicker(known: readonly string[], onChange: (skus: readonly string[]) => void) {
  const shopify = useAppBridge();
  return async () => {
    const picked = await shopify.resourcePicker({ type: 'variant', multiple: true });
    const skus = (picked ?? []).map(skuOf).filter((sku) => sku !== null);
    if (skus.length > 0) onChange([...new Set([...known, ...skus])]);
  };
}

function skuOf(resource: unknown): string | null {
  if (typeof resource !== 'object' || resource === null || !('sku' in resource)) return null;
  return typeof resource.sku === 'string' && resource.sku !== '' ? resource.sku : null;
}
