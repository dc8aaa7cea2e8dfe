import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { findShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { readFaults } from '../faults/faults.ts';
import { readStaffRole } from '../oauth/staff.ts';
import { interestingPeople, nameOf } from '../shopper/people.ts';
import { readVisitor } from '../shopper/visitor.ts';
import { readStory } from '../story/read-story.ts';
import { countPending } from '../webhooks/read-outbox.ts';
import { type AdminContext, adminBase, domainOf, type Notice, type Who } from './admin-context.ts';
import type { FrameDeps } from './deps.ts';

const noticeCookie = 'sandbox-notice';
const noticeForm = z.object({ tone: z.enum(['good', 'bad', 'info']), text: z.string().max(600) });

/** Keeps a sentence for the next page this visitor opens. */
export function keepNotice(c: Context, notice: Notice): void {
  setCookie(c, noticeCookie, JSON.stringify(notice), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 60,
  });
}

function takeNotice(c: Context): Notice | null {
  const kept = getCookie(c, noticeCookie);
  if (kept === undefined) return null;
  deleteCookie(c, noticeCookie, { path: '/' });
  try {
    return noticeForm.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** Everything the pages of a shop share, those of its admin and those of its shoppers; null when there is no such shop. */
export async function loadContext(
  c: Context,
  deps: Pick<FrameDeps, 'state'>,
  handle: string,
): Promise<AdminContext | null> {
  const shop = await findShop(deps.state, domainOf(handle));
  if (shop === null) return null;
  const [role, faults, pending, who, people, story] = await Promise.all([
    readStaffRole(deps.state, shop.domain),
    readFaults(deps.state, shop.domain),
    countPending(deps.state, shop.domain),
    whoLooks(c, deps, shop),
    interestingPeople(deps.state, shop),
    readStory(deps.state, shop),
  ]);
  const url = new URL(c.req.url);
  return {
    shop,
    handle,
    base: adminBase(shop.domain),
    role,
    who,
    people,
    faults,
    pending,
    story,
    notice: takeNotice(c),
    here: `${url.pathname}${url.search}`,
  };
}

async function whoLooks(c: Context, { state }: Pick<FrameDeps, 'state'>, shop: Shop): Promise<Who> {
  if (!/^\/(store|mail)\//.test(c.req.path)) return { is: 'merchant' };
  const { customer } = await readVisitor(c, state, shop);
  return customer === null ? { is: 'guest' } : { is: 'customer', id: customer.id, name: nameOf(customer) };
}
