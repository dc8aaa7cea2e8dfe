import { z } from 'zod';

/** A field with a whole number as typed; `what` begins the sentence of the refusal. */
export function whole(min: number, max: number, what: string) {
  const message = `${what} is a whole number from ${min} to ${max.toLocaleString('en')}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, message)
    .refine((text) => Number(text) >= min && Number(text) <= max, message);
}
