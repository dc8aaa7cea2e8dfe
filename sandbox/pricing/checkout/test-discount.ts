import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import type { CheckoutLine, CheckoutQuestion } from './checkout-question.ts';

const at = '2026-03-01T00:00:00Z';

/** Five off the order, for everybody, without conditions, unless told otherwise. */
export function testDiscount(change: Partial<DiscountData> = {}): DiscountData {
  return {
    id: '1',
    kind: 'basic',
    title: 'Five off',
    code: 'FIVE',
    value: { amount: '5.00', onEachItem: false },
    items: { all: true },
    minimumSubtotal: null,
    minimumQuantity: null,
    customerIds: [],
    usageLimit: null,
    oncePerCustomer: false,
    combinesWith: { order: false, product: false, shipping: false },
    maximumShipping: null,
    countries: null,
    tags: [],
    startsAt: at,
    endsAt: null,
    deactivatedAt: null,
    deletedAt: null,
    uses: [],
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

export function testLine(unitPrice: bigint, change: Partial<CheckoutLine> = {}): CheckoutLine {
  return {
    productId: '10',
    variantId: '11',
    collectionIds: [],
    quantity: 1,
    unitPrice,
    giftCard: false,
    ...change,
  };
}

/** Lines of 80.00 and 30.00 US dollars, shipped for 4.90, by customer 7 who is signed in. */
export function testQuestion(
  discounts: readonly (DiscountData | null)[],
  change: Partial<CheckoutQuestion> = {},
): CheckoutQuestion {
  return {
    shopCurrency: 'USD',
    currency: 'USD',
    rate: '1',
    lines: [testLine(8000n), testLine(3000n, { productId: '20', variantId: '21', collectionIds: ['30'] })],
    codes: discounts.map((discount) => ({ code: discount?.code ?? 'NONE', discount })),
    buyer: { known: '7', customerId: '7' },
    delivery: { country: 'US', price: 490n },
    now: '2026-03-02T12:00:00Z',
    late: false,
    ...change,
  };
}
