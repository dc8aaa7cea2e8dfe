/**
 * The reasons that a new policy offers, with the handle of Shopify's definition that says the same. The library of
 * definitions is Shopify's; a shop that lacks one gets the return without it and with our label in its note.
 */
export const defaultReasons = [
  { id: 'unwanted', label: 'Changed my mind', shopify: 'unwanted' },
  { id: 'defective', label: 'Defective', shopify: 'defective' },
  { id: 'wrong-item', label: 'Wrong item', shopify: 'wrong-item' },
  { id: 'damaged', label: 'Arrived damaged', shopify: 'damaged' },
  { id: 'not-as-described', label: 'Not as described', shopify: 'not-as-described' },
  { id: 'too-small', label: 'Too small', shopify: 'too-small' },
  { id: 'too-large', label: 'Too large', shopify: 'too-large' },
];
