/** What one item is called where two variants of one product stand side by side, as labels need it. */
export const itemName = (title: string, variantTitle: string | null): string =>
  variantTitle ? `${title}, ${variantTitle}` : title;
