import { expect } from 'vitest';
import { adjust } from '../adjusting.ts';
import { redeem } from '../redeeming-shop.ts';
import { type BoughtOrder, goneOf, netOf, ofFirst, paidBack, toldOf } from './bought-order.ts';
import type { Command } from './commands.ts';
import { type Act, type Hold, KeptLife, nothing, nth } from './kept-life.ts';
import { programmes } from './programmes.ts';
import { readStored } from './stored-points.ts';

/** The life of two customers, Ana and Ben, and what has to be true of it by what was done, whatever is stored. */
export class PointsLife extends KeptLife {
  async run(command: Command): Promise<void> {
    const together = command.do === 'at-once' ? command.all : [command];
    const acts: Act[] = [];
    for (const one of together) acts.push(await this.plan(one));
    await Promise.all(acts.map((act) => act(acts.length === 1)));
  }

  private async plan(command: Command): Promise<Act> {
    switch (command.do) {
      case 'buy':
        return this.buy(command);
      case 'use':
        return this.use(nth(this.holds, command.which), BigInt(command.quantity), command.heard);
      case 'refund':
      case 'pay-back':
      case 'edit':
      case 'cancel':
        return this.change(nth(this.orders, command.which), command);
      case 'ask-return':
      case 'end-return':
        return this.retime(nth(this.orders, command.which), command.do);
      case 'release': {
        const hold = nth(this.holds, command.which);
        if (hold === undefined) return nothing;
        return async () =>
          void (await this.shop.loyalty.releaseRedemption(this.shop.shopId, hold.owner, hold.id));
      }
      case 'redeem':
        return this.redeem(this.person(command.who), BigInt(command.hundreds * 100));
      case 'rush':
        return this.rush(this.person(command.who), BigInt(command.hundreds * 100), command.keys);
      default:
        return this.planRest(command);
    }
  }

  private async planRest(command: Command): Promise<Act> {
    switch (command.do) {
      case 'adjust':
        return this.adjust(this.person(command.who), command.points);
      case 'undo':
        return this.undo(nth(this.adjustments, command.which));
      case 'award':
        return this.award(this.person(command.who), command.way, command.key);
      case 'give-level':
        return this.giveLevel(this.person(command.who), command.level, command.days);
      case 'clear-level':
        return this.clearLevel(this.person(command.who));
      case 'programme':
        return this.edit(command.which % programmes.length);
      case 'wait':
        this.shop.at(this.shop.now.add({ hours: command.hours }).toString());
        return nothing;
      case 'merge':
        return this.merge();
      case 'sweep':
        return () => this.sweep();
      case 'again':
        return () => this.again();
      default:
        throw new Error(`${command.do} is not done here`);
    }
  }

  private async place(
    owner: bigint,
    bought: Pick<BoughtOrder, 'price' | 'quantity' | 'code' | 'off' | 'at' | 'heard'>,
  ): Promise<BoughtOrder> {
    const fresh = { ...bought, paidAt: bought.at, removed: 0n, refunds: [], cancelled: false };
    const id = await this.shop.place(toldOf(fresh, this.tick()), owner);
    const order = { ...fresh, id };
    this.orders.push(order);
    return order;
  }

  private async buy({ who, price, quantity, hoursAgo }: Extract<Command, { do: 'buy' }>): Promise<Act> {
    const at = this.shop.now.subtract({ hours: hoursAgo });
    const bought = { price: BigInt(price), quantity: BigInt(quantity), code: null, off: 0n, at, heard: true };
    const { id } = await this.place(this.person(who), bought);
    return async () => void (await this.shop.settle(id));
  }

  private async use(hold: Hold | undefined, quantity: bigint, heard: boolean): Promise<Act> {
    if (hold === undefined || hold.order !== null) return nothing;
    const off = hold.points * 5n < 1000n * quantity ? hold.points * 5n : 1000n * quantity;
    const owner = this.merged ? this.people[0] : hold.owner;
    const bought = { price: 1000n, quantity, code: hold.code, off, at: this.shop.now, heard };
    const order = await this.place(owner, bought);
    hold.order = order;
    this.shop.discounts.orders.set(hold.code, this.shop.order(order.id).snapshot.shopifyId);
    return heard ? async () => void (await this.shop.settle(order.id)) : nothing;
  }

  private change(
    order: BoughtOrder | undefined,
    command: Extract<Command, { do: 'refund' | 'pay-back' | 'edit' | 'cancel' }> | Command,
  ): Act {
    if (order === undefined) return nothing;
    const at = this.tick();
    const left = order.quantity - goneOf(order);
    const unpaid = netOf(order) - paidBack(order);
    if (command.do === 'refund') {
      const units = BigInt(command.units) < left ? BigInt(command.units) : left;
      const worth = ofFirst(order, goneOf(order) + units) - ofFirst(order, goneOf(order));
      if (units > 0n) order.refunds.push({ units, cents: worth < unpaid ? worth : unpaid, at });
    } else if (command.do === 'pay-back') {
      const cents = (unpaid * BigInt(command.perMille)) / 1000n;
      if (cents > 0n) order.refunds.push({ units: 0n, cents, at });
    } else if (command.do === 'edit') {
      const by = BigInt(command.by);
      if (by > 0n) order.quantity += by;
      else order.removed += -by < left ? -by : left;
    } else order.cancelled = true;
    order.heard = true;
    this.shop.change(order.id, toldOf(order, at));
    return async () => void (await this.shop.settle(order.id));
  }

  private retime(order: BoughtOrder | undefined, how: 'ask-return' | 'end-return'): Act {
    if (order === undefined) return nothing;
    if (how === 'ask-return') this.shop.returning.add(order.id);
    else this.shop.returning.delete(order.id);
    return () => this.shop.loyalty.retimeOrder(this.shop.shopId, order.id);
  }

  private hold(owner: bigint, key: string, answer: Awaited<ReturnType<typeof redeem>>): void {
    if ('refused' in answer) return;
    const { id, code, points } = answer.redemption;
    if (this.holds.some((hold) => hold.id === id)) return;
    this.holds.push({ id, owner, key, code: code ?? '', points, order: null, restored: 0n });
  }

  private redeem(owner: bigint, points: bigint): Act {
    const key = this.key();
    return async (alone) => {
      const before = await this.shop.balance(owner);
      const answer = await redeem(this.shop, owner, key, Number(points));
      this.hold(owner, key, answer);
      if (!alone) return;
      const enough = before.available >= points;
      if (!enough) expect(answer).toEqual({ refused: 'insufficient-points', available: before.available });
      const spent = enough ? points : 0n;
      expect(await this.shop.balance(owner)).toEqual({
        ...before,
        available: before.available - spent,
        held: before.held + spent,
      });
    };
  }

  /** Several keys at once, each twice: as many as the balance has room for, and one code a key. */
  private rush(owner: bigint, points: bigint, count: number): Act {
    const keys = Array.from({ length: count }, () => this.key());
    return async () => {
      const { available } = await this.shop.balance(owner);
      const answers = await Promise.all(
        [...keys, ...keys].map((key) => redeem(this.shop, owner, key, Number(points))),
      );
      for (const [index, answer] of answers.entries()) this.hold(owner, keys[index % count] ?? '', answer);
      const codes = answers.map((answer) => ('refused' in answer ? answer.refused : answer.redemption.code));
      expect(codes.slice(0, count)).toEqual(codes.slice(count));
      const won = new Set(codes.filter((code) => code !== 'insufficient-points'));
      const room = available / points;
      expect(won.size).toBe(room < BigInt(count) ? Number(room) : count);
    };
  }

  private edit(which: number): Act {
    const version = this.programmes.length + 1;
    // What was bought at this very moment went by the programme before.
    this.shop.at(this.shop.now.add({ minutes: 1 }).toString());
    this.programmes.push({ version, from: this.shop.now, which });
    return () => this.shop.save(programmes[which] ?? programmes[0], this.shop.now.toString());
  }

  private merge(): Act {
    const [ana, ben] = this.people;
    for (const { id } of this.orders) {
      if (this.shop.order(id).customerId === ben) this.shop.change(id, null, ana);
    }
    this.shop.takenOver.set(ana, [ben]);
    this.merged = true;
    if (this.manual.get(ana) !== null || this.manual.get(ben) !== null) this.manual.delete(ana);
    return () => this.shop.loyalty.mergeAccounts(this.shop.shopId, ben, ana);
  }

  private async sweep(): Promise<void> {
    const { shop } = this;
    for (const { id } of this.holds) {
      const [row] = await shop.db.sql<{ due: boolean }>`select ends_at <= ${shop.now} as due
        from loyalty_redemption where shop_id = ${shop.shopId} and id = ${id} and state = 'held'`;
      if (row?.due === true) await shop.loyalty.endHold(shop.shopId, id);
    }
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    await shop.loyalty.sweepTiers(shop.shopId, shop.now);
  }

  /** Everything that was told is told again, at once, and changes nothing. */
  async again(): Promise<void> {
    const { shop, people } = this;
    const { loyalty, shopId } = shop;
    for (const order of this.orders) {
      order.heard = true;
      await shop.settle(order.id);
      await loyalty.retimeOrder(shopId, order.id);
    }
    await this.sweep();
    for (const person of people) await loyalty.reviewTier(shopId, person, shop.now);
    const before = await readStored(shop);
    await Promise.all([
      ...[...this.orders, ...this.orders].map(({ id }) => shop.settle(id)),
      ...this.orders.map(({ id }) => loyalty.retimeOrder(shopId, id)),
      ...this.holds.map(({ owner, key, points }) => redeem(shop, owner, key, Number(points))),
      ...this.adjustments.map(({ owner, key, points }) => adjust(shop, owner, points, { key })),
      ...people.map((person) => loyalty.reviewTier(shopId, person, shop.now)),
      loyalty.sweepDue(shopId, shop.now),
      loyalty.sweepTiers(shopId, shop.now),
    ]);
    expect(await readStored(shop)).toEqual(before);
  }
}
