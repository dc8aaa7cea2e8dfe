import type { TagsPort } from '../../app/modules/loyalty/ports.ts';

/** Customers' tags at Shopify, in memory: "customer tag". */
export class FakeTags implements TagsPort {
  readonly set = new Set<string>();
  granted = true;

  async allowed(): Promise<boolean> {
    return this.granted;
  }

  async add(_shopId: bigint, customer: bigint, tag: string): Promise<boolean> {
    this.set.add(`${customer} ${tag}`);
    return true;
  }

  async remove(_shopId: bigint, customer: bigint, tag: string): Promise<boolean> {
    this.set.delete(`${customer} ${tag}`);
    return true;
  }
}
