import { type AttributeForm, emptySaid } from '#app/modules/reviews/settings/writing-form.ts';

// What can be done to the questions of the form. Answers are counted under a question's id, so a new one never takes
// that of one that was removed.

export type Attributes = readonly AttributeForm[];

/** `fresh`: something that was never used. */
export function newAttribute(kind: AttributeForm['kind'], fresh: () => string): AttributeForm {
  const option = () => ({ id: `a-${fresh()}`, label: emptySaid });
  return {
    id: `q-${fresh()}`,
    kind,
    label: emptySaid,
    types: '',
    low: emptySaid,
    middle: emptySaid,
    high: emptySaid,
    options: kind === 'choice' ? [option(), option()] : [],
  };
}

export function changedAt<Item>(list: readonly Item[], index: number, item: Item): readonly Item[] {
  return list.map((one, at) => (at === index ? item : one));
}

export function without<Item>(list: readonly Item[], index: number): readonly Item[] {
  return list.filter((_, at) => at !== index);
}

/** One place up (-1) or down (1); at an end it stays. */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const [item, other] = [list[index], list[index + by]];
  if (item === undefined || other === undefined) return list;
  return changedAt(changedAt(list, index, other), index + by, item);
}
