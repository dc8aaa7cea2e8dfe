import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import {
  deleteStoredGroup,
  insertGroup,
  listGroupedElsewhere,
  lockGroups,
  renameGroup,
  setMembers,
  touchMembers,
} from '../store/groups.server.ts';
import { enqueueMirror } from '../store/ratings.server.ts';
import type { GroupForm, GroupSaved } from './door.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders'>;

export const mostMembers = 50;

/** Makes a group or changes one: see `Groups.saveGroup`. */
export async function saveGroup(
  { db, orders }: Deps,
  shopId: bigint,
  form: GroupForm,
  actor: string,
  now: Instant,
): Promise<GroupSaved> {
  const title = form.title.trim();
  const products = [...new Set(form.products)];
  if (title === '' || title.length > 80) return { refused: 'bad-title' };
  if (products.length < 2) return { refused: 'too-few' };
  if (products.length > mostMembers) return { refused: 'too-many' };
  const known = await orders.products(shopId, products);
  const unknown = products.filter((product) => !known.has(product));
  if (unknown.length > 0) return { refused: 'unknown-product', products: unknown };
  return db.inTransaction(shopId, async (tx): Promise<GroupSaved> => {
    await lockGroups(tx);
    const elsewhere = await listGroupedElsewhere(tx, products, form.id);
    if (elsewhere.length > 0) return { refused: 'grouped-elsewhere', products: elsewhere };
    const named = { title, actor, now };
    const id = form.id === null ? await insertGroup(tx, named) : await renameGroup(tx, form.id, named);
    if (id === null) return { refused: 'not-yours' };
    // Whoever has left shows its own reviews again.
    await touchMembers(tx, await setMembers(tx, id, products));
    await enqueueMirror(tx);
    return { id };
  });
}

/** Every product shows its own reviews again: see `Groups.deleteGroup`. */
export function deleteGroup({ db }: Pick<Deps, 'db'>, shopId: bigint, id: bigint): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    await lockGroups(tx);
    const members = await setMembers(tx, id, []);
    if (!(await deleteStoredGroup(tx, id))) return false;
    await touchMembers(tx, members);
    await enqueueMirror(tx);
    return true;
  });
}
