import { setTimeout as sleep } from 'node:timers/promises';
import { anyAnswer, controlShop, type ShopControl } from '../../stories/runner/sandbox-control.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type Origins, untilCalm } from './until-calm.ts';

/** A small shop on whose stage the sandbox's story can be told; all figures of it are worked out by hand. */
export interface StoryShop {
  control: ShopControl;
  handle: string;
  admin: string;
  store: string;
  /** ids of who buys in the story and of who wrote a review long ago */
  shopper: string;
  earlier: string;
  email: string;
  /** ids of more customers who have what the shopper has */
  others: string[];
}

/** The jumper of the story in two sizes at 48.00, and what people bought before. */
const range = [
  {
    ...{ sku: 'JUMPER-M', title: 'Fjell jumper', variantTitle: 'Moss / M', price: '48.00', stock: 20 },
    variants: [{ sku: 'JUMPER-L', title: 'Moss / L', price: '48.00', stock: 20 }],
    ...{ type: 'Knitwear', tags: ['wool'], collections: ['Knitwear'] },
    descriptionHtml: '<p>Lambswool, knitted in one piece. Warm without being heavy.</p>',
  },
  {
    ...{ sku: 'BLANKET', title: 'Hollow wool blanket', price: '90.00', stock: 20 },
    ...{ type: 'Textiles', tags: ['wool'], collections: ['Home'] },
  },
];
const address = {
  ...{ firstName: 'Ines', lastName: 'Okafor', address1: 'Kastanienallee 12' },
  ...{ city: 'Berlin', zip: '10435', countryCode: 'DE' },
};

/**
 * Three blankets of 90.00 were bought and have arrived, which is 270 points, and somebody else bought a jumper. Then the
 * stage is set as the sandbox's front page does it: the areas are live, points are awarded, one review is there.
 */
export async function storyShop(
  at: Origins,
  handle: string,
  { plan = 'plus', others = 0 }: { plan?: 'basic' | 'plus'; others?: number } = {},
): Promise<StoryShop> {
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  const settings = {
    ...{ currency: 'EUR', timezone: 'Europe/Berlin', country: 'DE', pricesIncludeTax: true },
    ...{ readAllOrders: false, now: '2026-01-12T09:00:00Z', name: 'Fern & Fable', plan },
  };
  await control.post('', { domain: control.domain, ...settings }, anyAnswer);
  await control.post('products', range, anyAnswer);
  const email = `ines@${handle}.example`;
  const person = { country: 'DE', marketing: 'subscribed', locale: 'en' };
  const [{ id: shopper }, { id: earlier }] = await Promise.all([
    control.post('customers', { ...person, email, address, firstName: 'Ines', lastName: 'Okafor' }, withId),
    control.post(
      'customers',
      { ...person, email: `bo@${handle}.example`, firstName: 'Bo', lastName: 'Lind' },
      withId,
    ),
  ]);
  const more: string[] = [];
  for (let number = 1; number <= others; number++) {
    const names = { firstName: 'Ines', lastName: `Okafor ${number}` };
    const body = { ...person, ...names, address, email: `ines-${number}@${handle}.example` };
    more.push((await control.post('customers', body, withId)).id);
  }
  for (const one of [shopper, ...more])
    for (let count = 0; count < 3; count++) await bought(control, one, 'BLANKET');
  await bought(control, earlier, 'JUMPER-M');
  await control.post('clock', { set: '2026-03-02T10:00:00Z' }, anyAnswer);
  await setStage(at, handle);
  await untilCalm(at, control);
  return {
    ...{ control, handle, email, shopper: idOf(shopper), earlier: idOf(earlier) },
    others: more.map(idOf),
    admin: `${at.sandboxOrigin}/admin/store/${handle}`,
    store: `${at.sandboxOrigin}/store/${handle}`,
  };
}

/** An order of one, which has arrived. */
async function bought(control: ShopControl, customer: string, sku: string): Promise<void> {
  const { id } = await control.post('orders', { customer, lines: [{ sku, quantity: 1 }] }, withId);
  await deliver(control, idOf(id));
}

const stageMs = 120_000;
const pauseMs = 300;

async function setStage({ sandboxOrigin }: Origins, handle: string): Promise<void> {
  const address = `${sandboxOrigin}/sandbox/${handle}/story`;
  const begun = await fetch(`${address}/stage`, { method: 'POST', headers: { origin: sandboxOrigin } });
  if (!begun.ok) throw new Error(`The stage of ${handle} answered ${begun.status}`);
  for (const end = Date.now() + stageMs; ; ) {
    const text = await (await fetch(address)).text();
    if (text.includes('The stage is set.')) return;
    if (text.includes('A part of it failed.'))
      throw new Error(`The stage of ${handle} failed: ${/role="alert">([^<]*)/.exec(text)?.[1]}`);
    if (Date.now() > end) throw new Error(`The stage of ${handle} is not set after ${stageMs / 1000} s`);
    await sleep(pauseMs);
  }
}
