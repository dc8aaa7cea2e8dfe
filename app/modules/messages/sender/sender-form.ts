import { z } from 'zod';
import { isPublicMailbox } from './public-mailboxes.ts';

/** What the sender's screen sends. */
export interface SenderForm {
  /** '' for the shop's name. */
  readonly fromName: string;
  /** '' for our own. */
  readonly fromAddress: string;
  /** '' for none. */
  readonly replyTo: string;
  /** A private key of Klaviyo's; '' or absent leaves the one that is there. It is never shown again. */
  readonly klaviyoKey?: string | undefined;
  /** Forgets the key that is there. */
  readonly klaviyoRemove?: boolean | undefined;
}

/** Addresses in small letters; null where the form says nothing. */
export interface SenderInput {
  readonly fromName: string;
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  /** `keep`: what is there stays. */
  readonly klaviyoKey: { readonly set: string } | 'keep' | 'remove';
}

export type SenderResult =
  | { readonly input: SenderInput }
  | { readonly errors: Readonly<Record<string, string>> };

// Domains as they stand in the name servers: letters of other scripts come as "xn--…".
const addressForm =
  /^[a-z0-9](?:[a-z0-9._+-]{0,62}[a-z0-9])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An address has at most 254 characters.')
  .refine(
    (text) => text === '' || (addressForm.test(text) && !text.includes('..')),
    'Enter an e-mail address, such as hello@example.com.',
  );

const fromAddress = address.refine(
  (text) => !isPublicMailbox(domainOf(text)),
  'Only its provider can send from an address of this kind. Use one of your own domain, and this one for replies.',
);

const form = z.strictObject({
  fromName: z
    .string()
    .trim()
    .max(100, 'A name has at most 100 characters.')
    .refine(
      (text) => text.isWellFormed() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>@"]/u.test(text),
      'A name has neither line breaks nor the characters < > @ ".',
    ),
  fromAddress,
  replyTo: address,
  klaviyoKey: z
    .string()
    .trim()
    .regex(/^(pk_[A-Za-z0-9_]{10,120})?$/, 'A private key of Klaviyo begins with pk_.')
    .optional(),
  klaviyoRemove: z.boolean().optional(),
});

/** Checks what the screen sends. Errors are by field, as sentences. */
export function parseSender(sent: unknown): SenderResult {
  const parsed = form.safeParse(sent);
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= message;
    return { errors };
  }
  const { fromName, klaviyoKey = '', klaviyoRemove = false, ...addresses } = parsed.data;
  return {
    input: {
      fromName,
      fromAddress: addresses.fromAddress || null,
      replyTo: addresses.replyTo || null,
      klaviyoKey: klaviyoKey === '' ? (klaviyoRemove ? 'remove' : 'keep') : { set: klaviyoKey },
    },
  };
}

/** "anna@example.com" → "example.com" */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
