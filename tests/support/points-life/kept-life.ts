import { expect } from 'vitest';
import { addDays, type Instant, localDate } from '../../../app/kernel/calendar.ts';
import { adjust, undo } from '../adjusting.ts';
import type { TestShop } from '../loyalty-shop.ts';
import type { BoughtOrder } from './bought-order.ts';
import { wayPoints } from './programmes.ts';

export interface Hold {
  readonly id: bigint;
  readonly owner: bigint;
  readonly key: string;
  readonly code: string;
  readonly points: bigint;
  order: BoughtOrder | null;
  /** Points that came back so far. */
  restored: bigint;
}

export interface Adjusted {
  readonly owner: bigint;
  readonly key: string;
  readonly points: number;
  readonly entry: number;
}

/** What a command does once the facts that it changes stand. */
export type Act = (alone: boolean) => Promise<void>;

export const nothing: Act = async () => {};
export const nth = <Item>(all: readonly Item[], index: number): Item | undefined => all[index % all.length];

/** What is kept of the life of two customers, and what staff and other ways do with their points. */
export class KeptLife {
  readonly orders: BoughtOrder[] = [];
  readonly holds: Hold[] = [];
  readonly adjustments: Adjusted[] = [];
  /** Sum of what was given and taken by hand, undoing included. */
  byHand = 0n;
  /** By the key under which they count once. */
  readonly awards = new Map<string, bigint>();
  readonly programmes: { readonly version: number; readonly from: Instant; readonly which: number }[];
  /** Levels given by hand with the first local day on which they are over; absent: nobody can say. */
  readonly manual = new Map<bigint, { readonly level: string; readonly until: Instant | null } | null>();
  merged = false;
  readonly shop: TestShop;
  readonly people: readonly [bigint, bigint];
  protected keys = 0;
  protected seconds = 0;

  constructor(shop: TestShop, people: readonly [bigint, bigint]) {
    this.shop = shop;
    this.people = people;
    this.programmes = [{ version: 1, from: shop.now.subtract({ hours: 24 * 59 }), which: 0 }];
    for (const person of people) this.manual.set(person, null);
  }

  protected person(who: number): bigint {
    return this.merged || who === 0 ? this.people[0] : this.people[1];
  }

  /** Each state of an order is younger than the one before. */
  protected tick(): Instant {
    this.seconds += 1;
    return this.shop.now.add({ seconds: this.seconds });
  }

  protected key(): string {
    this.keys += 1;
    return `key-${this.keys}`;
  }

  protected adjust(owner: bigint, points: number): Act {
    const key = this.key();
    return async (alone) => {
      const before = await this.shop.balance(owner);
      const answer = await adjust(this.shop, owner, points, { key });
      const done = 'entryNumber' in answer;
      if (done) this.byHand += BigInt(points);
      if (done) this.adjustments.push({ owner, key, points, entry: answer.entryNumber });
      if (!alone) return;
      expect(done).toBe(points > 0 || before.available >= BigInt(-points));
      const after = await this.shop.balance(owner);
      const change = done ? BigInt(points) : 0n;
      expect(after.available - after.debt).toBe(before.available - before.debt + change);
    };
  }

  protected undo(adjusted: Adjusted | undefined): Act {
    if (adjusted === undefined) return nothing;
    return async () => {
      const answer = await undo(this.shop, adjusted.owner, adjusted.entry);
      if ('entryNumber' in answer) this.byHand += answer.points;
    };
  }

  protected award(owner: bigint, way: 'sign-up' | 'review', nth: number): Act {
    // What is reviewed belongs to one of them.
    const number = owner === this.people[0] ? nth : 100 + nth;
    const key = way === 'review' ? `review:${number}` : `sign-up:${owner}`;
    const known = [key, ...(this.merged && way === 'sign-up' ? [`sign-up:${this.people[1]}`] : [])];
    if (known.every((one) => !this.awards.has(one))) this.awards.set(key, wayPoints[way]);
    const activity = { way, key: way === 'review' ? String(number) : '', happenedAt: this.shop.now };
    return async () =>
      void (await this.shop.loyalty.awardActivity(this.shop.shopId, owner, activity, this.shop.now));
  }

  protected giveLevel(owner: bigint, level: string, days: number | null): Act {
    const { shop } = this;
    const until = days === null ? null : addDays(localDate(shop.now, shop.zone), days);
    const ends = until === null ? null : until.add({ days: 1 }).toZonedDateTime(shop.zone).toInstant();
    this.manual.set(owner, { level, until: ends });
    return async () => {
      const asked = { level, until, reason: 'a good friend' };
      expect(await shop.loyalty.setManualTier(shop.shopId, owner, asked, '7', shop.now)).not.toHaveProperty(
        'refused',
      );
    };
  }

  protected clearLevel(owner: bigint): Act {
    this.manual.set(owner, null);
    return async () =>
      void (await this.shop.loyalty.clearManualTier(this.shop.shopId, owner, '7', this.shop.now));
  }
}
