/**
 * The reasons that a new policy offers, with the handle of Shopify's definition that says the same. The library of
 * definitions is Shopify's; a shop that lacks one gets the return without it and with our label in its note.
 */
export const defaultReasons = [
  defaultReason('unwanted', 'Changed my mind'),
  defaultReason('defective', 'Defective'),
  defaultReason('wrong-item', 'Wrong item'),
  defaultReason('damaged', 'Arrived damaged'),
  defaultReason('not-as-described', 'Not as described'),
  defaultReason('too-small', 'Too small'),
  defaultReason('too-large', 'Too large'),
];

/** Ours are called as Shopify's are. */
function defaultReason(id: string, label: string) {
  return {
    id,
    label,
    shopify: id,
    parent: null,
    questions: [],
    photo: 'none' as const,
    note: 'optional' as const,
  };
}
