import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import type { Brand } from './brand.ts';

/** What the screen of the look sends (JSON) and shows again: text as typed. */
export interface BrandForm {
  /** '' for none. */
  readonly logoUrl: string;
  readonly logoWidth: string;
  readonly colour: string;
  readonly buttonRadius: string;
  readonly footer: string;
}

export type BrandFormResult =
  | { readonly brand: Brand }
  | { readonly errors: Readonly<Record<string, string>> };

const pixels = (name: string, least: number, most: number) => {
  const message = `${name} is a whole number of pixels from ${least} to ${most}.`;
  return z
    .string(message)
    .trim()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
};

const logoMessage = 'Enter the address of a picture that starts with https://, or leave this empty.';
const colourMessage = 'Enter a colour such as #1a1a1a.';
const footerMessage = 'At most 500 characters that a mail can show.';

const form = z.strictObject({
  logoUrl: z
    .string(logoMessage)
    .trim()
    .max(2000, logoMessage)
    .refine((text) => text === '' || isPictureAddress(text), logoMessage)
    .transform((text) => (text === '' ? null : new URL(text).href)),
  logoWidth: pixels('The width', 40, 320),
  colour: z
    .string(colourMessage)
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, colourMessage),
  buttonRadius: pixels('The rounding', 0, 24),
  footer: z
    .string(footerMessage)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= 500 && isStorable(text), footerMessage),
});

/** The look that a form asks for, or what is wrong with it by field. */
export function parseBrandForm(input: unknown): BrandFormResult {
  const parsed = form.safeParse(input);
  if (parsed.success) return { brand: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { errors };
}

/** A look as its form shows it. */
export function brandForm({ logoUrl, logoWidth, colour, buttonRadius, footer }: Brand): BrandForm {
  return {
    logoUrl: logoUrl ?? '',
    logoWidth: String(logoWidth),
    colour,
    buttonRadius: String(buttonRadius),
    footer,
  };
}

const stored = z.object({
  logoUrl: z.string().nullable(),
  logoWidth: z.number(),
  colour: z.string(),
  buttonRadius: z.number(),
  footer: z.string(),
});

/** A look as it was saved. It was checked then. */
export function readBrand(data: unknown): Brand {
  return stored.parse(data);
}

/** Mail programs load pictures by https; a name and password in an address would be everybody's. */
function isPictureAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}
