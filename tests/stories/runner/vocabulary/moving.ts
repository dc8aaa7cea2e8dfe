import { z } from 'zod';
import { alias } from './values.ts';

/** A file of reviews is uploaded, its incentives answered with no, and started. `file`: its text. */
const importReviews = z.strictObject({ file: z.string(), as: alias });
export type ImportNoun = z.output<typeof importReviews>;
/** The whole batch is taken out again. */
const undoImport = z.strictObject({ import: alias });

export const movingNouns = { importReviews, undoImport };
