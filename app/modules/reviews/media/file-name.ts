const endings: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'video/mp4': 'mp4',
};

/**
 * The name of a medium's file at Shopify, by which it is found again. Nobody can guess it: Shopify's addresses of files
 * are made of their names, and not every review is shown. A next try has a name of its own.
 */
export function fileName(
  digest: (shopId: bigint, text: string) => string,
  shopId: bigint,
  { id, contentType, tries }: { readonly id: bigint; readonly contentType: string; readonly tries: number },
): string {
  // Search looks at words; what stands between them should not matter.
  const secret = digest(shopId, `review-media ${id} ${tries}`).replaceAll(/[^a-z0-9]/gi, '');
  return `afterglow-review-${id}-${secret.slice(0, 32).toLowerCase()}.${endings[contentType] ?? 'bin'}`;
}
