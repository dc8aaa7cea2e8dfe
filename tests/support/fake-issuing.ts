import { compareInstants, type Instant } from '../../app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { compareMoney } from '../../app/kernel/money.ts';
import type { IssuingPort, NewCredit, NewGiftCard } from '../../app/modules/loyalty/ports.ts';

type Call = 'giftCard' | 'credit' | 'creditsSince';

/** Shopify's gift cards and store credit in memory, and what can go wrong between us and it. */
export class FakeIssuing implements IssuingPort {
  readonly cards = new Map<string, NewGiftCard & { readonly id: ShopifyId }>();
  readonly credits: (NewCredit & { readonly id: ShopifyId; readonly at: Instant })[] = [];
  readonly calls: string[] = [];
  /** Kinds that the merchant has not let us give. */
  readonly withheld = new Set<'gift-card' | 'store-credit'>();
  refusal: { readonly refused: string } | { readonly denied: string } | null = null;
  private readonly now: () => Instant;
  private readonly trouble = new Map<Call, ('before' | 'after' | 'never')[]>();
  private next = 900n;

  constructor(now: () => Instant) {
    this.now = now;
  }

  /** Errors for the next calls: before Shopify did anything, after it did it; `never`: done, and never answered. */
  fail(call: Call, ...when: ('before' | 'after' | 'never')[]): void {
    this.trouble.set(call, [...(this.trouble.get(call) ?? []), ...when]);
  }

  allowed = async (_shop: bigint, kind: 'gift-card' | 'store-credit') => !this.withheld.has(kind);

  giftCard = (_shop: bigint, card: NewGiftCard) =>
    this.asked('giftCard', () => {
      if (this.refusal !== null) return this.refusal;
      if (this.cards.has(card.code)) return { taken: true as const };
      const id = this.newId();
      this.cards.set(card.code, { ...card, id });
      return { made: id };
    });

  credit = (_shop: bigint, credit: NewCredit) =>
    this.asked('credit', () => {
      if (this.refusal !== null) return this.refusal;
      const id = this.newId();
      this.credits.push({ ...credit, id, at: this.now() });
      return { made: id };
    });

  creditsSince = (_shop: bigint, { customer, amount, expiresAt }: NewCredit, since: Instant) =>
    this.asked('creditsSince', () =>
      this.credits
        .filter((one) => one.customer === customer && compareMoney(one.amount, amount) === 0)
        .filter((one) => one.expiresAt?.toString() === expiresAt?.toString())
        .filter((one) => compareInstants(one.at, since) >= 0)
        .map(({ id }) => id),
    );

  private newId(): ShopifyId {
    this.next += 1n;
    return shopifyId(this.next);
  }

  private async asked<Answer>(call: Call, answer: () => Answer): Promise<Answer> {
    this.calls.push(call);
    const trouble = this.trouble.get(call)?.shift();
    if (trouble === 'before') throw new Error(`Shopify did not hear ${call}`);
    const said = answer();
    if (trouble === 'after') throw new Error(`The answer to ${call} was lost`);
    if (trouble === 'never') return new Promise(() => {});
    return said;
  }
}
