import { linesOfExchange, unsentUnits } from '../../../domain/returns/exchange/exchange-lines.ts';
import type { ExchangeLineData } from '../../../domain/returns/types.ts';
import type { OrderData } from '../../../domain/types.ts';
import type { ApiContext, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { lineView } from '../order/line.ts';

export function exchangeLineView(order: OrderData, line: ExchangeLineData, context: ApiContext): View {
  const lines = () => linesOfExchange(order, line.id).map((one) => lineView(order, one, context));
  return {
    __typename: 'ExchangeLineItem',
    id: gid('ExchangeLineItem', line.id),
    title: line.title,
    productId: gid('Product', line.productId),
    variantId: gid('ProductVariant', line.variantId),
    variantSku: line.sku,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    processedQuantity: line.processed,
    processableQuantity: unsentUnits(line),
    unprocessedQuantity: unsentUnits(line),
    lineItem: () => lines()[0] ?? null,
    lineItems: lines,
  };
}
