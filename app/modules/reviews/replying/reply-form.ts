import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { cleanBody, cleanLine } from '../writing/clean-text.ts';
import { replyVisibilities } from './door.ts';

/** Most characters. */
export const replyLimits = { body: 3000, name: 60 } as const;

const text = (most: number, clean: (text: string) => string) =>
  z
    .string()
    .max(most * 4)
    .refine(isStorable)
    .transform(clean)
    .refine((cleaned) => cleaned !== '' && [...cleaned].length <= most);

/** What staff send to answer a review. */
export const replyForm = z.object({
  visibility: z.enum(replyVisibilities),
  body: text(replyLimits.body, cleanBody),
});

/** What staff send to keep words for later. */
export const templateForm = z.object({
  name: text(replyLimits.name, cleanLine),
  body: text(replyLimits.body, cleanBody),
});

/** Words of a template for one review: {name} and {product} are filled in, and left out where they are not known. */
export function fillTemplate(
  body: string,
  { name, product }: { readonly name: string; readonly product: string },
): string {
  return body
    .replaceAll('{name}', name)
    .replaceAll('{product}', product)
    .replace(/[ \t]+([,.;:!?])/g, '$1')
    .replace(/[ \t]{2,}/g, ' ');
}
