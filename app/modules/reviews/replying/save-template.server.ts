import type { ReviewsDeps } from '../ports.ts';
import type { TemplateSaved } from './door.ts';
import { lockTemplates, writeTemplate } from './store/templates.server.ts';

/** More than anybody finds their way in. */
const mostTemplates = 100;

/** Keeps words that staff often answer with: see `Replying.saveReplyTemplate`. */
export async function saveReplyTemplate(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  template: { readonly id: bigint | null; readonly name: string; readonly body: string },
  actor: string,
): Promise<TemplateSaved> {
  return db.inTransaction(shopId, async (tx): Promise<TemplateSaved> => {
    const known = await lockTemplates(tx);
    if (known.some(({ id, name }) => name === template.name && id !== template.id))
      return { refused: 'name-taken' };
    const kept = known.some(({ id }) => id === template.id);
    if (!kept && known.length >= mostTemplates) return { refused: 'too-many' };
    // One that somebody else deleted meanwhile is kept as a new one: its words were just written.
    const id = await writeTemplate(tx, { ...template, id: kept ? template.id : null, actor });
    if (id === null) throw new Error('A template was not written');
    return { id };
  });
}
