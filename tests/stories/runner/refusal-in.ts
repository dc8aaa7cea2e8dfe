import { z } from 'zod';

const refusal = z.object({ refused: z.string() });

/** The word of a refusal in an answer of the app; null: it is none. */
export function refusalIn(text: string): string | null {
  try {
    const told = refusal.safeParse(JSON.parse(text));
    return told.success ? told.data.refused : null;
  } catch {
    return null;
  }
}
