import { z } from 'zod';

/** A field that carries JSON: what it says, for the module's own form to judge. */
export const jsonField = z
  .string()
  .max(1_000_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON is expected.' });
      return z.NEVER;
    }
  });
