import { customerId as asCustomerId, shopId as asShopId } from '../../kernel/ids.ts';
import type { Activity } from '../../modules/loyalty/activities/door.ts';
import { getFactMoment } from '../../platform/db/facts.server.ts';
import type { App } from '../../wiring.server.ts';

/** What reactions call when a customer did something that earns beside orders. */
export interface Awarding {
  /** As of the moment of the fact. */
  activity(
    shopId: bigint,
    customerId: bigint,
    activity: Pick<Activity, 'way' | 'key'>,
    factId: bigint,
  ): Promise<void>;
  firstOrder(shopId: bigint, customerId: bigint): Promise<void>;
}

export function awarding({
  db,
  commerce,
  loyalty,
  clock,
}: Pick<App, 'db' | 'commerce' | 'loyalty' | 'clock'>): Awarding {
  /** Whoever took this customer over has what they earn. Null: nobody is there to have it. */
  const whoNow = async (shopId: bigint, id: bigint): Promise<bigint | null> => {
    const customer = await commerce.findCustomer(asShopId(shopId), asCustomerId(id));
    if (customer === null || customer.redactedAt !== null || customer.deletedAt !== null) return null;
    return customer.mergedIntoId ?? customer.id;
  };
  return {
    async activity(shopId, customerId, { way, key }, factId) {
      const customer = await whoNow(shopId, customerId);
      if (customer === null) return;
      const happenedAt = await getFactMoment(db.sql, shopId, factId);
      await loyalty.awardActivity(
        shopId,
        customer,
        { way, key, happenedAt },
        await clock.now(asShopId(shopId)),
      );
    },
    async firstOrder(shopId, customerId) {
      const customer = await whoNow(shopId, customerId);
      if (customer !== null)
        await loyalty.noteFirstOrder(shopId, customer, await clock.now(asShopId(shopId)));
    },
  };
}
