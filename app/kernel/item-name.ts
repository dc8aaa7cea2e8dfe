/** What one item is called where two variants of one product may stand side by side: "Fjell jumper, Moss / M". */
export const itemName = (productTitle: string, variantTitle: string | null): string =>
  variantTitle === null || variantTitle === '' ? productTitle : `${productTitle}, ${variantTitle}`;
