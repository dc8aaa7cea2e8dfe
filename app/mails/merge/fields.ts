import type { MessageKind } from '#app/modules/messages/message.ts';

/** What a merchant's words can hold. `example` is what it looks like in English. */
export const fields = {
  first_name: { meaning: 'The customer’s first name; empty where it is not known', example: 'Anna' },
  shop_name: { meaning: 'The name of your shop', example: 'Hartland' },
  order_name: { meaning: 'The order that it is about', example: '#1001' },
  product_title: { meaning: 'The first product that it is about', example: 'Fjell jumper, Moss / M' },
  product_count: { meaning: 'How many different products it is about', example: '2' },
  return_name: { meaning: 'The return that it is about', example: '#1001-R1' },
  refund_amount: {
    meaning: 'What was refunded to the original means of payment; empty for nothing',
    example: '€48.00',
  },
  send_by: { meaning: 'The last day to send it; empty where there is none', example: 'March 15, 2026' },
  stated_at: { meaning: 'When the withdrawal was stated', example: 'March 3, 2026 at 11:00:00 AM GMT+1' },
  credit_amount: { meaning: 'What was given as store credit; empty for nothing', example: '€52.80' },
  points: { meaning: 'The points that it is about', example: '480 points' },
  points_worth: {
    meaning: 'What these points buy at most; empty where no reward says it',
    example: '€24.00',
  },
  last_day: {
    meaning: 'The last day on which the first of these points can be used',
    example: 'March 31, 2026',
  },
  code: { meaning: 'The code that thanks for a review', example: 'REV-4K7M2P9QX3AB' },
  code_worth: { meaning: 'What the code takes off an order', example: '10%' },
  code_last_day: { meaning: 'The last day on which the code can be used', example: 'March 31, 2026' },
  points_balance: { meaning: 'The customer’s points in all', example: '1,240 points' },
  tier: { meaning: 'The level that the customer has reached', example: 'Gold' },
} as const satisfies Record<string, { meaning: string; example: string }>;

export type Field = keyof typeof fields;

const everywhere = ['first_name', 'shop_name'] as const;
const ofOrder = [...everywhere, 'order_name', 'product_title', 'product_count'] as const;
const ofReturn = [...ofOrder, 'return_name'] as const;

export const fieldsOfKind: Readonly<Record<MessageKind, readonly Field[]>> = {
  'return-requested': ofReturn,
  'return-approved': [...ofReturn, 'send_by'],
  'return-declined': ofReturn,
  'return-received': ofReturn,
  'return-settled': [...ofReturn, 'refund_amount', 'credit_amount'],
  'return-cancelled': ofReturn,
  'return-reminder': [...ofReturn, 'send_by'],
  'return-expired': ofReturn,
  'return-message': ofReturn,
  'withdrawal-receipt': [...everywhere, 'order_name', 'stated_at'],
  'review-request': ofOrder,
  'review-reminder': ofOrder,
  'review-reply': ofOrder,
  'review-thanks': [...ofOrder, 'code', 'code_worth', 'code_last_day'],
  'question-answered': [...everywhere, 'product_title'],
  'points-available': [...everywhere, 'points', 'points_balance'],
  'points-expiring': [...everywhere, 'points', 'points_worth', 'last_day'],
  'points-paused': [...everywhere, 'points_balance'],
  'tier-changed': [...everywhere, 'tier'],
};
