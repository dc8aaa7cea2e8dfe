import { idOf, type StoryShop } from './story-shop.ts';
import type { ImportNoun } from './vocabulary/moving.ts';
import type { Branch } from './vocabulary/story.ts';

/** Brings reviews in from a file and takes a batch out; false: the branch has none of these. */
export async function actOnMoving(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'importReviews' && branch.importReviews) await bring(shop, branch.importReviews);
  else if (name === 'undoImport' && branch.undoImport)
    await shop.admin.send(idOf(shop.names.imports, 'import', branch.undoImport.import), { intent: 'undo' });
  else return false;
  return true;
}

async function bring({ admin, names }: StoryShop, { file, as }: ImportNoun): Promise<void> {
  const page = await admin.upload('/app/reviews/import', { name: 'reviews.csv', text: file });
  await admin.send(page, { intent: 'answer', answers: JSON.stringify({ incentives: 'no' }) });
  await admin.send(page, { intent: 'start' });
  names.imports.set(as, page);
}
