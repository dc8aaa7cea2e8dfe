import { ordersForReturns } from '../../app/joining/returns/orders-for-returns.ts';
import type { Instant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type OrderId, type ShopId, type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { noMoney, parseMoney } from '../../app/kernel/money.ts';
import { NO_POINTS } from '../../app/kernel/points.ts';
import type { Commerce } from '../../app/modules/commerce/index.server.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { openReturns, type Returns } from '../../app/modules/returns/index.server.ts';
import { policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import type { ShopifyReturns } from '../../app/modules/returns/ports.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { isPublicHoliday } from '../../app/platform/holidays.server.ts';
import type { Seal } from '../../app/platform/secrets/seal.server.ts';
import { FakeReturns } from './fake-returns.ts';

const usd = currencyCode('USD');

interface Place {
  readonly db: Database;
  readonly commerce: Commerce;
  now: Instant;
}

/** Returns' door, each shop with a Shopify of its own in memory. */
export function openTestReturns(
  place: Place,
  seal: Seal,
): { returns: Returns; returnsAt(domain: string): FakeReturns } {
  const fakes = new Map<string, FakeReturns>();
  const returnsAt = (domain: string) => {
    const known =
      fakes.get(domain) ??
      new FakeReturns(place.now, () => ({ shopifyId: shopifyId(1n), suggestion: noMoney(usd) }));
    fakes.set(domain, known);
    return known;
  };
  const returns = openReturns({
    db: place.db,
    orders: ordersForReturns(place.commerce),
    points: {
      effectOfReturn: async () => ({ clawed: NO_POINTS, restored: NO_POINTS }),
      tierOf: async () => null,
      hasPriority: async () => false,
    },
    shopify: byShop(returnsAt),
    isHoliday: isPublicHoliday,
    seal,
    images: { shrink: async (bytes) => ({ bytes, width: 1, height: 1 }) },
    now: async () => place.now,
    log: { warn() {} },
  });
  return { returns, returnsAt };
}

function byShop(of: (domain: string) => FakeReturns): ShopifyReturns {
  return {
    returnsOfOrder: (shop, order) => of(shop.domain).returnsOfOrder(shop, order),
    findReturn: (shop, id) => of(shop.domain).findReturn(shop, id),
    returnableUnits: (shop, order) => of(shop.domain).returnableUnits(shop, order),
    reasonIds: (shop, handles) => of(shop.domain).reasonIds(shop, handles),
    payments: (shop, order) => of(shop.domain).payments(shop, order),
    suggestedAmount: (shop, id, units, as, more) =>
      of(shop.domain).suggestedAmount(shop, id, units, as, more),
    calculate: (shop, input) => of(shop.domain).calculate(shop, input),
    approveRequest: (shop, id) => of(shop.domain).approveRequest(shop, id),
    declineRequest: (shop, id, why) => of(shop.domain).declineRequest(shop, id, why),
    refundGoodwill: (shop, input) => of(shop.domain).refundGoodwill(shop, input),
    refundNoted: (shop, order, note) => of(shop.domain).refundNoted(shop, order, note),
    sendInvoice: (shop, order) => of(shop.domain).sendInvoice(shop, order),
    invoicedSince: (shop, order, since) => of(shop.domain).invoicedSince(shop, order, since),
    availableVariants: (shop, variants) => of(shop.domain).availableVariants(shop, variants),
    locations: (shop) => of(shop.domain).locations(shop),
    restockLocation: (shop, parcel) => of(shop.domain).restockLocation(shop, parcel),
    createReturn: (shop, input) => of(shop.domain).createReturn(shop, input),
    processReturn: (shop, input) => of(shop.domain).processReturn(shop, input),
    disposeUnits: (shop, disposals) => of(shop.domain).disposeUnits(shop, disposals),
    reopenReturn: (shop, id) => of(shop.domain).reopenReturn(shop, id),
    removeUnits: (shop, id, units) => of(shop.domain).removeUnits(shop, id, units),
    cancelReturn: (shop, id) => of(shop.domain).cancelReturn(shop, id),
    closeReturn: (shop, id) => of(shop.domain).closeReturn(shop, id),
    creditAccount: (shop, customer, amount) => of(shop.domain).creditAccount(shop, customer, amount),
    creditsSince: (shop, customer, amount, since) =>
      of(shop.domain).creditsSince(shop, customer, amount, since),
  };
}

export interface FilledReturns {
  /** Sent as a whole; three of its four units are in returns of ours, one in a return of staff's. */
  readonly returnedOrder: OrderId;
  readonly returnedOrderShopifyId: ShopifyId;
  readonly returnedLineShopifyId: ShopifyId;
  /** Settled. */
  readonly return: bigint;
  /** Waits for somebody to say yes. */
  readonly waiting: bigint;
  /** One of Shopify's that staff made and began to process. */
  readonly nativeReturn: ShopifyId;
  /** The customer's, in no return yet. */
  readonly photo: bigint;
  /** A list of returns that somebody keeps. */
  readonly view: bigint;
  readonly withdrawal: bigint;
}

/**
 * One return that was settled with a bonus, one that waits and is written about, one that brings something else, one
 * that staff made at Shopify, and one of an order that is not known here.
 */
export async function fillReturns(
  doors: Place & ReturnType<typeof openTestReturns>,
  shop: {
    shopId: ShopId;
    domain: string;
    name: string;
    first: bigint;
    customer: bigint;
    customerShopifyId: ShopifyId;
  },
): Promise<FilledReturns> {
  const { returns } = doors;
  const { shopId, name } = shop;
  const shopify = doors.returnsAt(shop.domain);
  const scopes = ['write_returns', 'write_orders', 'read_locations'];
  const forCredit = ['write_store_credit_account_transactions', 'read_store_credit_accounts'];
  await doors.commerce.onScopesChanged(shopId, ['read_orders', ...scopes, ...forCredit]);
  const form = { ...policyForm(defaultPolicy(), usd), bonusPercent: '10', approval: 'manual', days: '300' };
  await returns.savePolicy(shopId, form, name, doors.now);
  await returns.goLive(shopId, doors.now, name);
  const order = await sentOrder(doors, shop);
  shopify.returnable = [
    {
      fulfillmentShopifyId: order.parcel,
      fulfillmentLineShopifyId: shopifyId(order.parcel + 1n),
      lineShopifyId: order.line,
      quantity: 4,
    },
  ];
  shopify.paid = [{ id: shopifyId(1n), gateway: 'card', left: parseMoney('500.00', usd) }];
  const { customer } = shop;
  const upload = async () => {
    const photo = await returns.addPhoto(shopId, {
      bytes: new Uint8Array([1]),
      by: { customerId: customer },
    });
    if ('refused' in photo) throw new Error(`The photo is refused: ${photo.refused}`);
    return photo.id;
  };
  const ask = async (key: string, outcome: 'credit' | 'exchange' = 'credit') => {
    const photos = [await upload()];
    const lines = [{ lineShopifyId: order.line, quantity: 1, reason: 'unwanted', note: name, photos }];
    const wanted = { lineShopifyId: order.line, variantShopifyId: shopifyId(12n), quantity: 1 };
    const asked = {
      orderShopifyId: order.shopifyId,
      customerId: customer,
      lines,
      outcome,
      exchangeFor: outcome === 'exchange' ? [wanted] : [],
      key,
      actor: name,
    };
    const made = await returns.request(shopId, asked, doors.now);
    if ('refused' in made) throw new Error(`The return is refused: ${made.refused}`);
    return made.id;
  };
  const settled = await ask(`${name} 1`);
  await returns.approve(shopId, settled, name, doors.now);
  await returns.receive(shopId, settled, null, name, doors.now);
  await returns.inspect(shopId, settled, null, name, doors.now);
  await returns.settle(shopId, settled, { despite: true }, name, doors.now);
  const waiting = await ask(`${name} 2`);
  const written = { returnId: waiting, text: name, key: name };
  await returns.writeAsShopper(shopId, { ...written, customerId: customer }, doors.now);
  await returns.writeAsStaff(shopId, { ...written, as: 'note', key: `${name} 2` }, name, doors.now);
  await ask(`${name} 3`, 'exchange');
  const nativeReturn = shopify.nextId();
  const [known] = shopify.returns.values();
  if (known === undefined) throw new Error('There is no return at Shopify');
  shopify.returns.set(nativeReturn, {
    ...known,
    id: nativeReturn,
    orderShopifyId: order.shopifyId,
    status: 'open',
    lines: known.lines.map((part) => ({ ...part, note: '', processedQuantity: 1, refundedQuantity: 0 })),
  });
  await returns.followShopify(shopId, nativeReturn);
  const elsewhere = { ...known, id: shopify.nextId(), orderShopifyId: shopify.nextId() };
  shopify.returns.set(elsewhere.id, { ...elsewhere, status: 'open' });
  await returns.followShopify(shopId, elsewhere.id);
  const { id: returnedOrder, shopifyId: returnedOrderShopifyId, line: returnedLineShopifyId } = order;
  return {
    returnedOrder,
    returnedOrderShopifyId,
    returnedLineShopifyId,
    return: settled,
    waiting,
    nativeReturn,
    photo: await upload(),
    ...(await fillAround(returns, shop, order.id, doors.now)),
  };
}

/** What stands around returns: a draft, a customer on a list, a kept view, a withdrawal, what was known of an order. */
async function fillAround(
  returns: Returns,
  { shopId, name, customer }: { shopId: ShopId; name: string; customer: bigint },
  order: OrderId,
  now: Instant,
): Promise<Pick<FilledReturns, 'view' | 'withdrawal'>> {
  const form = { ...policyForm(defaultPolicy(), usd), days: '60' };
  await returns.saveDraft(shopId, { form, revision: 0 }, name, now);
  await returns.listCustomer(shopId, customer, 'allow', name, now);
  await returns.noteOrder(shopId, order);
  const view = await returns.saveView(shopId, { name, address: 'tab=done' }, name);
  const statement = {
    order: `#${name}`,
    email: `${name}@${name}.example`,
    text: name,
    language: 'en',
    key: name,
  };
  const withdrawal = await returns.withdraw(shopId, statement, now);
  if ('refused' in view || 'refused' in withdrawal) throw new Error('What stands around returns is refused');
  return { view: view.id, withdrawal: withdrawal.id };
}

async function sentOrder(
  doors: Place,
  shop: { shopId: ShopId; name: string; first: bigint; customerShopifyId: ShopifyId },
) {
  const plain = sampleOrder({ id: shop.first + 104n, lines: [{ sku: 'A', price: '20.00', quantity: 4 }] });
  const line = plain.lines[0]?.shopifyId;
  if (line === undefined) throw new Error('The order has no line');
  const parcel = shopifyId(shop.first + 204n);
  const sent = {
    shopifyId: parcel,
    status: 'success',
    createdAt: plain.processedAt,
    deliveredAt: plain.processedAt,
    lines: [{ lineShopifyId: line, quantity: 4 }],
  };
  const customerShopifyId = shop.customerShopifyId;
  const order = { ...plain, name: `#${shop.name}-4`, customerShopifyId, fulfillments: [sent] };
  const reading = { order, customer: null, complete: true, arrived: [] };
  const recorded = await doors.commerce.recordOrder(shop.shopId, reading, { kind: 'payload' });
  if (recorded.state !== 'recorded') throw new Error(`The order is ${recorded.state}`);
  return { id: recorded.orderId, shopifyId: order.shopifyId, line, parcel };
}
