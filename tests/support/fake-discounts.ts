import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { DiscountsPort, NewDiscount } from '../../app/modules/loyalty/ports.ts';

interface Kept extends NewDiscount {
  readonly id: ShopifyId;
  active: boolean;
}

type Call = 'create' | 'find' | 'deactivate' | 'findOrder' | 'remove' | 'listActive';

/** Shopify's discounts in memory: codes, the orders that used them, and what can go wrong between us and it. */
export class FakeDiscounts implements DiscountsPort {
  readonly kept = new Map<string, Kept>();
  readonly orders = new Map<string, ShopifyId>();
  readonly calls: string[] = [];
  granted = true;
  /** Errors for the next calls of a name: before Shopify did anything, or after it did it. */
  private readonly trouble = new Map<Call, ('before' | 'after')[]>();
  refusal: string | null = null;
  private next = 500n;

  fail(call: Call, ...when: ('before' | 'after')[]): void {
    this.trouble.set(call, [...(this.trouble.get(call) ?? []), ...when]);
  }

  nextId(): ShopifyId {
    this.next += 1n;
    return shopifyId(this.next);
  }

  allowed = async () => this.granted;

  create = (_shop: bigint, discount: NewDiscount) =>
    this.asked('create', discount.code, () => {
      if (this.refusal !== null) return { refused: this.refusal };
      if (this.kept.has(discount.code)) return { taken: true as const };
      const id = this.nextId();
      this.kept.set(discount.code, { ...discount, id, active: true });
      return { made: id };
    });

  find = (_shop: bigint, code: string) =>
    this.asked('find', code, () => {
      const found = this.kept.get(code);
      return found === undefined ? null : { id: found.id, title: found.title };
    });

  deactivate = (_shop: bigint, _discount: ShopifyId, code: string) =>
    this.asked('deactivate', code, () => {
      const found = this.kept.get(code);
      if (found !== undefined) found.active = false;
    });

  findOrder = (_shop: bigint, code: string) =>
    this.asked('findOrder', code, () => this.orders.get(code) ?? null);

  remove = (_shop: bigint, discount: ShopifyId) => {
    const code = [...this.kept.values()].find(({ id }) => id === discount)?.code ?? '';
    return this.asked('remove', code, () => void this.kept.delete(code));
  };

  /** Two a page: whoever reads them all has to turn pages. */
  listActive = (_shop: bigint, after: string | null) =>
    this.asked('listActive', after ?? '', () => {
      const from = Number(after ?? 0);
      const active = [...this.kept.values()].filter((one) => one.active && Number(one.id) > from);
      const page = active.slice(0, 2).map(({ id, title, code }) => ({ discount: id, title, code }));
      return { codes: page, next: active.length > 2 ? String(page.at(-1)?.discount) : null };
    });

  private async asked<Answer>(call: Call, code: string, answer: () => Answer): Promise<Answer> {
    this.calls.push(`${call} ${code}`);
    const trouble = this.trouble.get(call)?.shift();
    if (trouble === 'before') throw new Error(`Shopify did not hear ${call}`);
    const said = answer();
    if (trouble === 'after') throw new Error(`The answer to ${call} was lost`);
    return said;
  }
}
