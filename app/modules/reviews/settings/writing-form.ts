import { z } from 'zod';
import { languages } from '#app/kernel/language.ts';
import { asksForPraise, noPraise } from '#app/kernel/no-praise.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Attribute, ReviewSettings, Said } from './settings.ts';

/** What is said in the merchant's own words, and in other languages: '' where it was not given. */
export type SaidForm = Readonly<Record<keyof Said, string>>;

/** A question of the merchant's own as its editor shows it: everything of both kinds, so that changing it loses nothing. */
export interface AttributeForm {
  readonly id: string;
  readonly kind: Attribute['kind'];
  readonly label: SaidForm;
  /** Product types: "Shoes, Boots"; '' for all. */
  readonly types: string;
  readonly low: SaidForm;
  readonly middle: SaidForm;
  readonly high: SaidForm;
  readonly options: readonly { readonly id: string; readonly label: SaidForm }[];
}

/** What reviews are written with, as the screen shows it. */
export interface WritingFormView {
  readonly photos: boolean;
  readonly videos: boolean;
  readonly recommend: boolean;
  readonly attributes: readonly AttributeForm[];
}

export const maxAttributes = 20;
export const maxOptions = 12;
export const saidIn = ['every', ...languages] as const;
export const emptySaid: SaidForm = { every: '', en: '', de: '', fr: '', es: '', ja: '' };

const text = z
  .string()
  .trim()
  .max(80, 'This is at most 80 characters long.')
  .refine(isStorable, 'This has a character that cannot be kept.')
  .refine((words) => !asksForPraise(words), noPraise);
const translated = z.string().default('').pipe(text);

const said = z
  .strictObject({
    every: text.refine((words) => words !== '', 'This needs words.'),
    en: translated,
    de: translated,
    fr: translated,
    es: translated,
    ja: translated,
  })
  .transform((all): Said => {
    const { every, ...others } = all;
    return { every, ...Object.fromEntries(Object.entries(others).filter(([, words]) => words !== '')) };
  });

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const types = z
  .string()
  .default('')
  .transform((typed) => [
    ...new Set(
      typed
        .split(',')
        .map((type) => type.trim())
        .filter(Boolean),
    ),
  ])
  .refine((list) => list.length <= 50 && list.every((type) => type.length <= 255 && isStorable(type)), {
    message: 'Name at most 50 product types, with commas between them.',
  });
/** What the other kind would have is let go of when it is saved. */
const unused = z.unknown().optional();
const asked = { id, label: said, types };

const attribute = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('scale'),
      ...asked,
      low: said,
      middle: said,
      high: said,
      options: unused,
    })
    .transform(({ options: _options, ...scale }) => scale),
  z
    .strictObject({
      kind: z.literal('choice'),
      ...asked,
      options: z
        .array(z.strictObject({ id, label: said }))
        .min(2, 'A choice needs two answers or more.')
        .max(maxOptions, `A choice has at most ${maxOptions} answers.`)
        .refine(hasOwnIds, 'Two answers have the same short name.')
        .readonly(),
      low: unused,
      middle: unused,
      high: unused,
    })
    .transform(({ low: _low, middle: _middle, high: _high, ...choice }) => choice),
]);

function hasOwnIds(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map((one) => one.id)).size === list.length;
}

/** The part of the settings' form about writing. */
export const writingForm = z.strictObject({
  photos: z.boolean(),
  videos: z.boolean(),
  recommend: z.boolean(),
  attributes: z
    .array(attribute)
    .max(maxAttributes, `There are at most ${maxAttributes} questions.`)
    .refine(hasOwnIds, 'Two questions have the same short name.')
    .readonly(),
});

/** Settings as this part shows them. */
export function writingFormOf({ writing }: Pick<ReviewSettings, 'writing'>): WritingFormView {
  return { ...writing, attributes: writing.attributes.map(attributeForm) };
}

function attributeForm(attribute: Attribute): AttributeForm {
  const { id, kind, label } = attribute;
  const scale = attribute.kind === 'scale' ? attribute : null;
  return {
    id,
    kind,
    label: saidForm(label),
    types: attribute.types.join(', '),
    low: saidForm(scale?.low),
    middle: saidForm(scale?.middle),
    high: saidForm(scale?.high),
    options:
      attribute.kind === 'choice'
        ? attribute.options.map((option) => ({ id: option.id, label: saidForm(option.label) }))
        : [],
  };
}

const saidForm = (words: Said | undefined): SaidForm => ({ ...emptySaid, ...words });
