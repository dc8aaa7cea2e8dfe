/** Generates what is generated: the database client. */
import { ensureClient } from './steps/generate.ts';

await ensureClient();
