import { Hono } from 'hono';
import { discountInput } from '../domain/discounts/discount-inputs.ts';
import { discountStatus } from '../domain/discounts/discount-status.ts';
import { createDiscount } from '../domain/discounts/discounts.ts';
import { findDiscount } from '../domain/discounts/find-discounts.ts';
import { getShop } from '../domain/shops.ts';
import { isoSeconds } from '../domain/timestamps.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const newCode = discountInput.partial({ title: true, startsAt: true });

/** Discount codes: what became of one, and a merchant's own. */
export function codeRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .get('/shops/:domain/codes/:code', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const discount = await findDiscount(deps.state, shop, param(c, 'code'));
      return c.json({
        exists: discount !== null,
        active: discount !== null && discountStatus(discount, shop.now) === 'ACTIVE',
        uses: discount?.uses.length ?? 0,
        percent: discount?.value && 'percentage' in discount.value ? discount.value.percentage : null,
      });
    })
    .post('/shops/:domain/codes', async (c) => {
      const form = await readBody(c, newCode);
      const discount = await inShop(c, deps, (tx, shop) =>
        createDiscount(tx, shop, { title: form.code, startsAt: isoSeconds(shop.now), ...form }),
      );
      return c.json({ id: discount.id, code: discount.code }, 201);
    });
}
