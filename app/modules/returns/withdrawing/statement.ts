import { z } from 'zod';
import { languageOf } from '#app/kernel/language.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { WithdrawalStatement } from '../door.ts';

const text = (most: number) => z.string().trim().max(most).refine(isStorable);

/** One mailbox and nothing that the line of an address could hold besides: no name, no list, no line break. */
export const mailbox = /^[^\s@"<>(),;:\\[\]\p{Cc}]{1,64}@[^\s@"<>(),;:\\[\]\p{Cc}]{1,255}$/u;

const statement = z.object({
  name: text(100).default(''),
  order: text(100).min(1),
  email: text(320).regex(mailbox),
  text: text(1000),
  language: z.string().max(35).transform(languageOf),
  key: z.string().min(1).max(100).refine(isStorable),
});

/** Null: it cannot be taken as it is. */
export function readStatement(given: unknown): WithdrawalStatement | null {
  const parsed = statement.safeParse(given);
  return parsed.success ? parsed.data : null;
}

const written = z.object({ name: z.string(), order: z.string(), email: z.string(), text: z.string() });

/** What somebody wrote, as it is sealed. */
export const printWritten = ({ name = '', order, email, text: words }: WithdrawalStatement): string =>
  JSON.stringify({ name, order, email, text: words });

/** Breaks on what was not printed above. */
export const parseWritten = (json: string): z.infer<typeof written> => written.parse(JSON.parse(json));
