import { z } from 'zod';
import { story } from './vocabulary/story.ts';

/** The vocabulary as JSON Schema, for editors: what an author may write, defaults not filled in. */
export function storySchema(): string {
  const schema = z.toJSONSchema(story, { io: 'input', target: 'draft-2020-12', reused: 'ref' });
  return `${JSON.stringify({ ...schema, title: 'A story of Afterglow' }, null, 2)}\n`;
}
