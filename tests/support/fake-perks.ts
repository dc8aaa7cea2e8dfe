import type { Instant } from '../../app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { AutomaticPerk, PerkAnswer, PerksPort } from '../../app/modules/loyalty/ports.ts';

type Call = Exclude<keyof PerksPort, 'allowed'>;

/** Shopify's segments and automatic discounts in memory, and what can go wrong between us and it. */
export class FakePerks implements PerksPort {
  readonly segments = new Map<ShopifyId, { name: string; tag: string }>();
  readonly discounts = new Map<ShopifyId, AutomaticPerk>();
  readonly calls: Call[] = [];
  granted = true;
  refusal: string | null = null;
  /** Errors for the next calls of a name: before Shopify did anything, or after it did it. */
  private readonly trouble = new Map<Call, ('before' | 'after')[]>();
  private next = 900n;

  fail(call: Call, ...when: ('before' | 'after')[]): void {
    this.trouble.set(call, [...(this.trouble.get(call) ?? []), ...when]);
  }

  /** "title: value for tag" of every discount that somebody can have. */
  given(): string[] {
    return [...this.discounts.values()].map(({ title, value, segment }) => {
      const what = value.kind === 'percent' ? `${value.percent} %` : 'free shipping';
      return `${title}: ${what} for ${this.segments.get(segment)?.tag ?? 'nobody'}`;
    });
  }

  allowed = async () => this.granted;

  findSegment = (_shop: bigint, name: string) =>
    this.asked(
      'findSegment',
      () => [...this.segments].find(([, segment]) => segment.name === name)?.[0] ?? null,
    );

  createSegment = (_shop: bigint, name: string, tag: string) =>
    this.asked('createSegment', (): PerkAnswer => {
      if ([...this.segments.values()].some((segment) => segment.name === name)) return { refused: 'taken' };
      const id = this.newId();
      this.segments.set(id, { name, tag });
      return { made: id };
    });

  retagSegment = (_shop: bigint, id: ShopifyId, tag: string) =>
    this.asked('retagSegment', (): PerkAnswer => {
      const segment = this.segments.get(id);
      if (segment === undefined) return { gone: true };
      segment.tag = tag;
      return { made: id };
    });

  removeSegment = (_shop: bigint, id: ShopifyId) =>
    this.asked('removeSegment', () => void this.segments.delete(id));

  findDiscounts = (_shop: bigint, mark: string) =>
    this.asked('findDiscounts', () =>
      [...this.discounts].filter(([, discount]) => discount.mark === mark).map(([id]) => id),
    );

  createDiscount = (_shop: bigint, perk: AutomaticPerk, _startsAt: Instant) =>
    this.asked('createDiscount', (): PerkAnswer => {
      if (this.refusal !== null) return { refused: this.refusal };
      const id = this.newId();
      this.discounts.set(id, perk);
      return { made: id };
    });

  changeDiscount = (_shop: bigint, id: ShopifyId, perk: AutomaticPerk) =>
    this.asked('changeDiscount', (): PerkAnswer => {
      if (!this.discounts.has(id)) return { gone: true };
      if (this.refusal !== null) return { refused: this.refusal };
      this.discounts.set(id, perk);
      return { made: id };
    });

  removeDiscount = (_shop: bigint, id: ShopifyId) =>
    this.asked('removeDiscount', () => void this.discounts.delete(id));

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
    return said;
  }
}
