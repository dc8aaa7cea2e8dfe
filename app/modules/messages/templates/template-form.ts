import { z } from 'zod';
import { languages } from '#app/kernel/language.ts';
import { isStorable } from '#app/kernel/text.ts';
import { orderedOverrides } from './edit-overrides.ts';
import { audiences, type TemplateOverrides, type TemplateTexts } from './template.ts';

export type TemplateFormResult =
  | { readonly overrides: TemplateOverrides }
  | { readonly errors: Readonly<Record<string, string>> };

/** Why a text cannot be used, as a sentence; null: it can. */
export type FaultOf = (text: string) => string | null;

interface Limits {
  readonly name: string;
  readonly longest: number;
  readonly lines: 'one' | 'many';
  readonly needed: boolean;
}

const limits: Readonly<Record<keyof TemplateTexts, Limits>> = {
  subject: { name: 'The subject', longest: 200, lines: 'one', needed: true },
  preview: { name: 'The preview line', longest: 200, lines: 'one', needed: false },
  greeting: { name: 'The greeting', longest: 200, lines: 'one', needed: false },
  body: { name: 'The text', longest: 5000, lines: 'many', needed: true },
  button: { name: 'The button', longest: 60, lines: 'one', needed: true },
  note: { name: 'The note', longest: 1000, lines: 'many', needed: false },
};

/** The words that a form asks for, or what is wrong with it by path: "de.every.subject". */
export function parseTemplateForm(input: unknown, faultOf: FaultOf): TemplateFormResult {
  const parsed = formOf(faultOf).safeParse(input);
  if (parsed.success) return { overrides: orderedOverrides(parsed.data) };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { errors };
}

/** Words as they were saved. They were checked then. */
export function readOverrides(data: unknown): TemplateOverrides {
  return orderedOverrides(shapeOf(() => z.string()).parse(data));
}

const formOf = (faultOf: FaultOf) => shapeOf((field) => textOf(limits[field], faultOf));

function textOf({ name, longest, lines, needed }: Limits, faultOf: FaultOf) {
  return z
    .string(`${name} is a text.`)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .superRefine((text, context) => {
      const message = wrongWith(text);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });

  function wrongWith(text: string): string | null {
    if (text === '') return needed ? `${name} cannot be empty.` : null;
    if (text.length > longest) return `${name} has at most ${longest} characters.`;
    if (lines === 'one' && /[\r\n]/.test(text)) return `${name} is one line.`;
    if (!isStorable(text)) return `${name} holds a character that no mail can show.`;
    return faultOf(text);
  }
}

/** Languages, in each the audiences, for each the texts: whatever is absent stays ours. */
function shapeOf(textAt: (field: keyof TemplateTexts) => z.ZodType<string>) {
  const texts = z.strictObject({
    subject: textAt('subject').optional(),
    preview: textAt('preview').optional(),
    greeting: textAt('greeting').optional(),
    body: textAt('body').optional(),
    button: textAt('button').optional(),
    note: textAt('note').optional(),
  });
  const said = z.partialRecord(z.enum(audiences), texts);
  return z.partialRecord(z.enum(languages), said);
}
