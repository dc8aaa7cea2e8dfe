import { isStorable } from '#app/kernel/text.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { SavedView } from '../door.ts';
import { writeView } from '../store/lists/saved-views.server.ts';
import type { ReturnRefusal } from '../views.ts';

const mostViews = 50;
const maxName = 60;
const maxAddress = 2000;

/** Keeps a list under a name: see `Returns.saveView`. */
export async function saveView(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  view: { readonly name: string; readonly address: string },
  actor: string,
): Promise<SavedView | ReturnRefusal> {
  const name = view.name.trim();
  if (name === '' || name.length > maxName || view.address.length > maxAddress)
    return { refused: 'bad-input' };
  const address = keptAddress(view.address);
  if (![name, address, actor].every(isStorable)) return { refused: 'bad-input' };
  const saved = await db.inTransaction(shopId, (tx) =>
    writeView(tx, { name, address, savedBy: actor }, mostViews),
  );
  return saved ?? { refused: 'limit-reached', values: { most: String(mostViews) } };
}

/** Filters only. What was searched for may be somebody's name or e-mail, and a page is not a view. */
function keptAddress(address: string): string {
  const kept = [...new URLSearchParams(address)].filter(([name]) => name !== 'q' && name !== 'after');
  return new URLSearchParams(kept).toString();
}
