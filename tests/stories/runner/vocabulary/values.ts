import { z } from 'zod';

/** What the fields of a story are made of. */

export const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'an amount is a decimal string such as "80.00"')
  .meta({
    description:
      "A decimal string in the order's presentment currency (shop currency for figures of the shop)",
  });

/** A factor, rate or percentage: exact, so text; a bare number of YAML is taken as it is written. */
export const decimal = z
  .union([z.string().regex(/^\d+(\.\d+)?$/, 'a decimal such as "1.5"'), z.number().min(0)])
  .transform(String);

export const count = z.int().min(0);
export const quantity = z.int().min(1);
export const days = z.int().min(0).max(3650);
export const localDate = z.iso.date();
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'A moment, such as 2026-03-01T15:00:00Z' });
export const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals, such as US');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capitals, such as USD');
export const clockStep = z.string().regex(/^\+\d{1,5}[mhd]$/, 'a step is +<n>m, +<n>h or +<n>d');

/** Names given in the story: of orders ("#1"), fulfilments, returns, redemptions, reviews, and keys of `customers`. */
export const alias = z.string().min(1);
export const sku = z.string().min(1);
export const fact = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a fact is written like order-paid');

export const refusals = [
  'window-closed',
  'final-sale',
  'not-returnable',
  'already-returned',
  'unknown-line',
  'unknown-reason',
  'evidence-missing',
  'limit-reached',
  'blocked',
  'insufficient-points',
  'below-minimum',
  'not-combinable',
  'not-yours',
  'expired',
  'already-done',
  'not-allowed',
  'bad-input',
] as const;
export const refusal = z.enum(refusals);

export const outcome = z.enum(['refund', 'credit', 'exchange', 'keep']);
export const reason = z.enum([
  'unwanted',
  'defective',
  'wrong-item',
  'damaged',
  'not-as-described',
  'too-small',
  'too-large',
]);
export const disposition = z.enum(['restocked', 'not-restocked', 'processing', 'missing']);
