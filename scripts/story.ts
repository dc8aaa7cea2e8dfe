/** Runs stories against the real app: npm run story -- FILE… */
import { ensureClient } from './steps/generate.ts';

await ensureClient();
await import('../tests/stories/story.ts');
