import { type Context, Hono } from 'hono';
import { ClockError } from '../clock/clock.ts';
import { moveShopClock } from '../clock/shop-clock.ts';
import { findShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { type Faults, faultsSchema, mailFaults, setFaults } from '../faults/faults.ts';
import { becomeVisitor } from '../shopper/become-visitor.ts';
import { storeBase } from '../shopper/visitor.ts';
import { findDocument } from '../state/documents.ts';
import { storyLine } from '../story/panel/story-bar.ts';
import { readStory } from '../story/read-story.ts';
import { countPending } from '../webhooks/read-outbox.ts';
import { type Fields, readFields, whereFrom } from './act.ts';
import { domainOf, handleOf } from './admin-context.ts';
import type { FrameDeps } from './deps.ts';
import { renderPiece } from './html.ts';
import { keepNotice } from './load-context.ts';
import { lostPage } from './missing-page.ts';
import { printClock } from './moments.ts';
import { pendingText } from './sandbox-bar.ts';

/** The forms of the sandbox bar; each leads back to the page it was sent from. */
export function sandboxRoutes(deps: FrameDeps): Hono {
  return new Hono()
    .get('/:handle/state', async (c) => {
      const shop = await findShop(deps.state, domainOf(c.req.param('handle')));
      if (shop === null) return c.json({ message: 'There is no such shop.' }, 404);
      return c.json({
        clock: printClock(shop.now, shop.timezone),
        running: shop.clock.running ? 'running' : 'standing still',
        pending: pendingText(await countPending(deps.state, shop.domain)),
        story: await storyText(deps, shop),
      });
    })
    .post('/:handle/clock', (c) => onShop(c, deps, (domain, fields) => moveTheClock(c, deps, domain, fields)))
    .post('/:handle/faults', (c) =>
      onShop(c, deps, (domain, fields) => switchFaults(c, deps, domain, fields)),
    )
    .post('/:handle/who', (c) => changeWho(c, deps));
}

/** The bar's story as it is now, for a page that is open; null where there is none. */
async function storyText({ state }: FrameDeps, shop: Shop): Promise<string | null> {
  const story = await readStory(state, shop);
  return story === null ? null : renderPiece(storyLine(handleOf(shop.domain), story));
}

async function onShop(
  c: Context,
  deps: FrameDeps,
  work: (domain: string, fields: Fields) => Promise<void>,
): Promise<Response> {
  const shop = await findShop(deps.state, domainOf(c.req.param('handle') ?? ''));
  if (shop === null) return c.html(lostPage(), 404);
  const fields = await readFields(c);
  await work(shop.domain, fields);
  return c.redirect(whereFrom(c, fields, '/admin'), 303);
}

/** The visitor becomes a customer or a guest, in the storefront and in the mailbox. */
async function changeWho(c: Context, deps: FrameDeps): Promise<Response> {
  const shop = await findShop(deps.state, domainOf(c.req.param('handle') ?? ''));
  if (shop === null) return c.html(lostPage(), 404);
  const fields = await readFields(c);
  const id = fields.get('customer');
  const known = id !== undefined && /^\d{1,18}$/.test(id);
  const customer = known ? await findDocument(deps.state, shop, 'customer', id) : null;
  if (customer === null && fields.get('guest') !== 'yes') {
    keepNotice(c, { tone: 'bad', text: 'There is no such customer, so you are who you were.' });
  } else {
    await becomeVisitor(c, deps.state, shop, customer?.id ?? null);
  }
  const store = storeBase(shop.domain);
  const from = whereFrom(c, fields, store);
  return c.redirect(/^\/(store|mail)\//.test(from) ? from : store, 303);
}

/** Moves the shop's clock, then tells the app and waits for its answer, so that the next page shows what is due. */
async function moveTheClock(c: Context, deps: FrameDeps, domain: string, fields: Fields): Promise<void> {
  const advance = fields.get('advance');
  const run = fields.get('run');
  try {
    const shop = await moveShopClock(deps.state, domain, {
      ...(advance !== undefined && { advance }),
      ...(run !== undefined && { run: run === 'yes' }),
    });
    const shown = printClock(shop.now, shop.timezone);
    keepNotice(c, {
      tone: 'good',
      text: `The shop's clock shows ${shown} and ${shop.clock.running ? 'runs on' : 'stands still'}.`,
    });
  } catch (error) {
    if (!(error instanceof ClockError)) throw error;
    keepNotice(c, { tone: 'bad', text: error.message });
    return;
  }
  try {
    await deps.clock.tell(domain);
  } catch {
    keepNotice(c, {
      tone: 'bad',
      text: "The shop's clock was moved, but the app did not answer. It learns the time when it is back.",
    });
  }
}

async function switchFaults(c: Context, deps: FrameDeps, domain: string, fields: Fields): Promise<void> {
  const faults = fields.get('none') === 'yes' ? {} : faultsFrom(fields);
  const parsed = faultsSchema.safeParse(faults);
  if (!parsed.success) {
    keepNotice(c, {
      tone: 'bad',
      text: 'One of the fault switches has no such position, so nothing was changed.',
    });
    return;
  }
  await setFaults(deps.state, domain, parsed.data);
  const off = Object.keys(parsed.data).length === 0;
  keepNotice(c, {
    tone: 'info',
    text: off ? 'All faults are off.' : 'The faults are set. They hold until you turn them off.',
  });
}

/** The fault switches as the panel's form sends them; what is off is left out. */
export function faultsFrom(fields: Fields): Faults {
  const number = (name: string) => Number(fields.get(name) ?? 0);
  const drop = fields.get('drop') ?? '';
  const mail = mailFaults.find((one) => one === fields.get('mail'));
  const timeouts = (fields.get('timeoutAfterCommit') ?? '').split(/[\s,]+/).filter((name) => name !== '');
  return {
    ...(number('duplicate') > 1 && { duplicate: number('duplicate') }),
    ...(fields.get('shuffle') === 'yes' && { shuffle: true }),
    ...(number('delayMs') > 0 && { delayMs: number('delayMs') }),
    ...(drop === 'all' && { drop: 'all' as const }),
    ...(drop !== '' && drop !== 'all' && { drop: [drop] }),
    ...(number('throttle') > 0 && { throttle: number('throttle') }),
    ...(number('slowMs') > 0 && { slowMs: number('slowMs') }),
    ...(number('status') > 0 && { status: number('status') }),
    ...(mail !== undefined && { mail }),
    ...(timeouts.length > 0 && { timeoutAfterCommit: timeouts }),
  };
}
