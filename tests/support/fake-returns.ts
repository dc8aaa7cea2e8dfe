import { compareInstants, type Instant } from '../../app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { compareMoney, type Money, sumMoney } from '../../app/kernel/money.ts';
import type {
  Disposal,
  Goodwill,
  NativeRefund,
  NativeReturn,
  NewReturn,
  Payment,
  Processing,
  Refusal,
  ReturnableUnits,
  ReturnUnits,
  ShopifyReturns,
} from '../../app/modules/returns/ports.ts';
import {
  type Credit,
  disposedOf,
  type Invoice,
  isDecided,
  type KeyedRefund,
  linesWithout,
  Unheard,
  unitsOf,
} from './fake-returns-parts.ts';

export { Unheard } from './fake-returns-parts.ts';

export type WriteName =
  | 'createReturn'
  | 'approveRequest'
  | 'declineRequest'
  | 'refundGoodwill'
  | 'sendInvoice'
  | 'processReturn'
  | 'disposeUnits'
  | 'cancelReturn'
  | 'closeReturn'
  | 'reopenReturn'
  | 'removeUnits'
  | 'creditAccount';

/** Shopify's side of returns in memory: one shop, counting what is written. */
export class FakeReturns implements ShopifyReturns {
  readonly returns = new Map<ShopifyId, NativeReturn>();
  readonly credits: Credit[] = [];
  readonly refunds: KeyedRefund[] = [];
  readonly invoices: Invoice[] = [];
  /** Why each request was declined. */
  readonly declines: { readonly id: ShopifyId; readonly reason: string; readonly note: string }[] = [];
  /** Cannot be sold now. */
  readonly soldOut = new Set<ShopifyId>();
  returnable: ReturnableUnits[] = [];
  paid: Payment[] = [];
  givenOtherwise: Money | null = null;
  /** What Shopify would pay; without it, as much as it is asked for. */
  suggested: Money | null = null;
  /** The same, with and without what an exchange brings. */
  suggest: ((exchanged: boolean) => Money) | null = null;
  /** What Shopify reckons before there is a return; without it, nothing. */
  calculated: Money | null = null;
  /** The next call of each commits and is then not heard of. */
  readonly unheard = new Set<WriteName>();
  /** The next call of each never reaches Shopify. */
  readonly lost = new Set<WriteName>();
  readonly refusing = new Map<WriteName, string>();
  readonly calls: WriteName[] = [];
  readonly processed: Processing[] = [];
  readonly created: NewReturn[] = [];
  /** Taken out of returns. */
  readonly removed: ReturnUnits[] = [];
  /** Everything that Shopify was told of goods, in order. */
  readonly disposed: Disposal[] = [];
  now: Instant;
  private ids = 9000n;
  private readonly order: () => { shopifyId: ShopifyId; suggestion: Money };

  constructor(now: Instant, order: () => { shopifyId: ShopifyId; suggestion: Money }) {
    this.now = now;
    this.order = order;
  }

  nextId(): ShopifyId {
    this.ids += 1n;
    return shopifyId(this.ids);
  }

  count(name: WriteName): number {
    return this.calls.filter((call) => call === name).length;
  }

  returnsOfOrder: ShopifyReturns['returnsOfOrder'] = async () => [...this.returns.values()].reverse();
  findReturn: ShopifyReturns['findReturn'] = async (_shop, id) => this.returns.get(id) ?? null;
  returnableUnits: ShopifyReturns['returnableUnits'] = async () => this.returnable;
  reasonIds: ShopifyReturns['reasonIds'] = async () => new Map();
  payments: ShopifyReturns['payments'] = async () => ({
    payments: this.paid,
    givenOtherwise: this.givenOtherwise,
  });
  suggestedAmount: ShopifyReturns['suggestedAmount'] = async (_shop, _id, _units, _as, more) =>
    this.suggest?.((more?.exchangeLines ?? []).length > 0) ?? this.suggested ?? this.order().suggestion;
  restockLocation: ShopifyReturns['restockLocation'] = async () => shopifyId(77n);
  calculate: ShopifyReturns['calculate'] = async () =>
    this.calculated ?? { refused: 'This test asks for no calculation.' };
  availableVariants: ShopifyReturns['availableVariants'] = async (_shop, variants) =>
    new Set(variants.filter((variant) => !this.soldOut.has(variant)));
  locations: ShopifyReturns['locations'] = async () => [
    { id: shopifyId(77n), name: 'Warehouse', address: '1 Main Street, Springfield' },
  ];
  refundNoted: ShopifyReturns['refundNoted'] = async (_shop, order, note) =>
    this.refunds.find((refund) => refund.order === order && refund.note === note) ?? null;
  invoicedSince: ShopifyReturns['invoicedSince'] = async (_shop, order, since) =>
    this.invoices.some((invoice) => invoice.order === order && compareInstants(invoice.at, since) >= 0);

  approveRequest = async (_shop: unknown, id: ShopifyId): Promise<Refusal | null> =>
    this.write('approveRequest', () => {
      if (this.known(id).status !== 'requested') return { refused: 'The return is not requested.' };
      return this.end(id, 'open');
    });

  declineRequest: ShopifyReturns['declineRequest'] = async (_shop, id, { reason, note }) =>
    this.write('declineRequest', () => {
      if (this.known(id).status !== 'requested') return { refused: 'The return is not requested.' };
      this.declines.push({ id, reason, note });
      return this.end(id, 'declined');
    });

  /** The same key again is the same refund. */
  refundGoodwill = async (_shop: unknown, input: Goodwill): Promise<NativeRefund | Refusal> =>
    this.write('refundGoodwill', () => {
      const before = this.refunds.find(({ key }) => key === input.idempotencyKey);
      if (before !== undefined) return before;
      const transactions = input.transactions.map(({ amount }) => ({ gateway: 'card', amount }));
      const amount = sumMoney(
        transactions.map((one) => one.amount),
        this.order().suggestion.currency,
      );
      const { orderShopifyId: order, note, idempotencyKey: key } = input;
      const refund = { id: this.nextId(), amount, transactions, order, note, key };
      this.refunds.push(refund);
      return refund;
    });

  sendInvoice = async (_shop: unknown, order: ShopifyId): Promise<Refusal | null> =>
    this.write('sendInvoice', () => {
      this.invoices.push({ order, at: this.now });
      return null;
    });

  createReturn = async (_shop: unknown, input: NewReturn): Promise<ShopifyId | Refusal> =>
    this.write('createReturn', () => {
      this.created.push(input);
      const id = this.nextId();
      this.returns.set(id, {
        id,
        orderShopifyId: input.orderShopifyId,
        status: 'open',
        createdAt: this.now,
        approvedAt: null,
        closedAt: null,
        refunds: [],
        returnShippingFee: input.returnShippingFee,
        exchangeLines: input.exchangeLines.map((line) => ({
          id: this.nextId(),
          variantShopifyId: line.variantShopifyId,
          title: 'Another one',
          quantity: line.quantity,
          processedQuantity: 0,
          sold: null,
        })),
        lines: input.lines.map((line) => ({
          id: this.nextId(),
          lineShopifyId:
            this.returnable.find((one) => one.fulfillmentLineShopifyId === line.fulfillmentLineShopifyId)
              ?.lineShopifyId ?? null,
          fulfillmentLineShopifyId: line.fulfillmentLineShopifyId,
          reverseLineShopifyId: this.nextId(),
          quantity: line.quantity,
          processedQuantity: 0,
          refundedQuantity: 0,
          note: line.note,
          reasonHandle: null,
          restockingPercent: line.restockingPercent,
          disposed: [],
        })),
      });
      return id;
    });

  processReturn = async (_shop: unknown, input: Processing): Promise<Refusal | null> =>
    this.write('processReturn', () => {
      const native = this.known(input.returnId);
      this.processed.push(input);
      this.disposed.push(...input.lines.flatMap((line) => line.dispositions));
      const transactions = input.transactions.map(({ amount }) => ({ gateway: 'card', amount }));
      const amount = sumMoney(
        transactions.map((one) => one.amount),
        this.order().suggestion.currency,
      );
      const lines = native.lines.map((line) => {
        const quantity = input.lines.find((one) => one.id === line.id)?.quantity ?? 0;
        if (line.processedQuantity + quantity > line.quantity) throw new Error('More than there is');
        return {
          ...line,
          processedQuantity: line.processedQuantity + quantity,
          refundedQuantity: line.refundedQuantity + quantity,
          disposed: [
            ...line.disposed,
            ...disposedOf(
              line,
              input.lines.flatMap((one) => one.dispositions),
              this.now,
            ),
          ],
        };
      });
      const exchangeLines = native.exchangeLines.map((line) => {
        const quantity = input.exchangeLines.find((one) => one.id === line.id)?.quantity ?? 0;
        return { ...line, processedQuantity: line.processedQuantity + quantity };
      });
      const refund = { id: this.nextId(), at: this.now, amount, transactions };
      const sent = exchangeLines.every((line) => line.processedQuantity === line.quantity);
      const status = lines.every(isDecided) && sent ? 'closed' : native.status;
      const refunds = [...native.refunds, refund];
      this.returns.set(native.id, { ...native, lines, exchangeLines, status, refunds });
      return null;
    });

  disposeUnits = async (_shop: unknown, disposals: readonly Disposal[]): Promise<Refusal | null> =>
    this.write('disposeUnits', () => {
      const native = [...this.returns.values()].find(({ lines }) =>
        lines.some((line) => line.reverseLineShopifyId === disposals[0]?.reverseLineShopifyId),
      );
      if (native?.status !== 'open') return { refused: 'The return is not open.' };
      const lines = native.lines.map((line) => {
        const disposed = [...line.disposed, ...disposedOf(line, disposals, this.now)];
        if (unitsOf(disposed) > line.quantity) throw new Error('More than there is');
        return { ...line, disposed };
      });
      this.disposed.push(...disposals);
      this.returns.set(native.id, { ...native, lines, status: lines.every(isDecided) ? 'closed' : 'open' });
      return null;
    });

  cancelReturn = async (_shop: unknown, id: ShopifyId): Promise<Refusal | null> =>
    this.write('cancelReturn', () => this.end(id, 'canceled'));

  closeReturn = async (_shop: unknown, id: ShopifyId): Promise<Refusal | null> =>
    this.write('closeReturn', () => this.end(id, 'closed'));

  reopenReturn = async (_shop: unknown, id: ShopifyId): Promise<Refusal | null> =>
    this.write('reopenReturn', () => this.end(id, 'open'));

  removeUnits: ShopifyReturns['removeUnits'] = async (_shop, id, units) =>
    this.write('removeUnits', () => {
      const native = this.known(id);
      if (native.status !== 'open') return { refused: 'The return is not open.' };
      const lines = linesWithout(native, units);
      if (lines === null) return { refused: 'They are processed.' };
      this.removed.push(...units);
      this.returns.set(id, { ...native, lines });
      return null;
    });

  creditAccount = async (_shop: unknown, customer: ShopifyId, amount: Money): Promise<ShopifyId | Refusal> =>
    this.write('creditAccount', () => {
      const id = this.nextId();
      this.credits.push({ id, customer, amount, at: this.now });
      return id;
    });

  creditsSince: ShopifyReturns['creditsSince'] = async (_shop, customer, amount, since) =>
    this.credits
      .filter((one) => one.customer === customer && compareInstants(one.at, since) >= 0)
      .filter((one) => compareMoney(one.amount, amount) === 0)
      .map((one) => one.id);

  /** Staff end it in Shopify's own screens. */
  end(id: ShopifyId, status: NativeReturn['status']): null {
    this.returns.set(id, { ...this.known(id), status });
    return null;
  }

  private known(id: ShopifyId): NativeReturn {
    const native = this.returns.get(id);
    if (native === undefined) throw new Error(`No return ${id}`);
    return native;
  }

  private write<Answer>(name: WriteName, commit: () => Answer): Answer | Refusal {
    this.calls.push(name);
    const refused = this.refusing.get(name);
    if (refused !== undefined) return { refused };
    if (this.lost.delete(name)) throw new Unheard(`${name} was lost`);
    const answer = commit();
    if (this.unheard.delete(name)) throw new Unheard(`${name} was not heard of`);
    return answer;
  }
}
