import { Hono } from 'hono';
import { listAutomatic } from '../../domain/automatic/automatic-discounts.ts';
import { listDiscounts } from '../../domain/discounts/discounts.ts';
import { listGiftCards } from '../../domain/gift-cards/gift-cards.ts';
import type { FrameDeps } from '../deps.ts';
import { withContext } from '../with-context.ts';
import { discountsPage } from './discounts-page.ts';

/** Codes, and cards, that are shown at most. */
const shown = 200;

export function discountRoutes(deps: FrameDeps): Hono {
  return new Hono().get('/', (c) =>
    withContext(c, deps, async (context) =>
      c.html(
        discountsPage(
          context,
          [
            ...(await listAutomatic(deps.state, context.shop)),
            ...(await listDiscounts(deps.state, context.shop, shown)),
          ],
          await listGiftCards(deps.state, context.shop, shown),
        ),
      ),
    ),
  );
}
