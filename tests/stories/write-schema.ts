import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { storySchema } from './runner/schema.ts';

// node tests/stories/write-schema.ts: after every change of the vocabulary.
writeFileSync(path.join(import.meta.dirname, 'story.schema.json'), storySchema());
