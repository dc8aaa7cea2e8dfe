import type { Api } from '@shopify/ui-extensions/purchase.checkout.reductions.render-after';
import { appClient } from '../../shared/app-client.ts';
import { intentions } from '../../shared/intention.ts';
import type { CheckoutHands } from './spend-points.ts';
import type { Priced } from './taken-off.ts';

/** What the checkout says now; read while rendering, it renders again with every change. */
export function pricedNow(checkout: Api): Priced {
  return {
    discountCodes: checkout.discountCodes.value,
    discountAllocations: checkout.discountAllocations.value,
    lines: checkout.lines.value,
    delivery: checkout.deliveryGroups.value.flatMap((group) => {
      const chosen = group.deliveryOptions.find(
        ({ handle }) => handle === group.selectedDeliveryOption?.handle,
      );
      if (!chosen || !('cost' in chosen)) return [];
      return [{ before: chosen.cost.amount, after: chosen.costAfterDiscounts.amount }];
    }),
  };
}

export function checkoutHands(checkout: Api): CheckoutHands {
  const change = async (type: 'addDiscountCode' | 'removeDiscountCode', code: string) => {
    const result = await checkout.applyDiscountCodeChange({ type, code });
    return result.type === 'success';
  };
  return {
    app: appClient(checkout.sessionToken),
    once: intentions(checkout.storage),
    enter: (code) => change('addDiscountCode', code),
    remove: (code) => change('removeDiscountCode', code),
    priced: () => pricedNow(checkout),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
