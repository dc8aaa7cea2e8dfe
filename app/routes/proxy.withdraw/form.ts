import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { mailbox } from '#app/modules/returns/withdrawing/statement.ts';

/** At most so many characters of each. */
export const longest = { name: 100, order: 100, email: 320, text: 1000 } as const;
export type Field = keyof typeof longest;
export const fields = ['name', 'order', 'email', 'text'] as const satisfies readonly Field[];

/** What stands in the form: as it was sent, or nothing. */
export type Typed = Readonly<Partial<Record<Field, string>>>;
export type Fault = 'missing' | 'no-address' | 'too-long' | 'not-storable';
export type Faults = Readonly<Partial<Record<Field, Fault>>>;
export type Written = Readonly<Record<Field, string>>;

/** `state`: shows what was written once more; `edit`: back to the form; `confirm`: states it. */
export const steps = ['state', 'edit', 'confirm'] as const;

/** What the buttons of both pages send. Lengths are looked at field by field: what is wrong stands beside its field. */
export const sentForm = z.object({
  step: z.enum(steps),
  key: z.string().optional(),
  ...{ name: z.string().optional(), order: z.string().optional() },
  ...{ email: z.string().optional(), text: z.string().optional() },
});

export function readWritten(typed: Typed): { readonly written: Written } | { readonly faults: Faults } {
  const written: Record<Field, string> = { name: '', order: '', email: '', text: '' };
  const faults: Partial<Record<Field, Fault>> = {};
  for (const field of fields) {
    const value = (typed[field] ?? '').replaceAll('\r\n', '\n').trim();
    const fault = faultOf(field, value);
    if (fault === null) written[field] = value;
    else faults[field] = fault;
  }
  return Object.keys(faults).length > 0 ? { faults } : { written };
}

function faultOf(field: Field, value: string): Fault | null {
  if (!isStorable(value)) return 'not-storable';
  if (value.length > longest[field]) return 'too-long';
  if (value === '') return field === 'order' || field === 'email' ? 'missing' : null;
  return field === 'email' && !mailbox.test(value) ? 'no-address' : null;
}
