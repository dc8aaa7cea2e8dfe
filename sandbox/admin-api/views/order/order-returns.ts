import { z } from 'zod';
import { disposedUnits } from '../../../domain/returns/find-return.ts';
import { returnsOf } from '../../../domain/returns/return-parts.ts';
import type { OrderData } from '../../../domain/types.ts';
import type { FieldFunction } from '../../api-types.ts';
import { scoped } from '../../limits/scopes.ts';
import { badRequest, listConnection } from '../../lists/connection.ts';

/** Order.returns, oldest first; the search knows `status`. */
export function orderReturns(order: OrderData): FieldFunction {
  return scoped('read_returns', (args, context) => {
    const { query } = z.object({ query: z.string().nullish() }).parse(args);
    const status = statusOf(query ?? '');
    const shown = returnsOf(order).filter((one) => status === null || one.status === status);
    return listConnection(shown, args, context, {
      key: (one) => one.id,
      view: (one) => context.show.return(order, one, context),
    });
  });
}

function statusOf(query: string): string | null {
  if (query.trim() === '') return null;
  const status = /^status:'?([a-z]+)'?$/i.exec(query.trim())?.[1];
  if (status === undefined) throw badRequest('The sandbox searches returns by status alone.');
  return status.toUpperCase();
}

/** Of several returns, the one that wants most attention decides. */
export function returnStatus(order: OrderData): string {
  const returns = returnsOf(order);
  if (returns.some((one) => one.status === 'REQUESTED')) return 'RETURN_REQUESTED';
  const open = returns.filter((one) => one.status === 'OPEN');
  if (open.length > 0) {
    const inspected = open.every((one) =>
      one.reverseOrder?.lines.every((line) => disposedUnits(line) >= line.quantity),
    );
    return inspected ? 'INSPECTION_COMPLETE' : 'IN_PROGRESS';
  }
  return returns.some((one) => one.status === 'CLOSED') ? 'RETURNED' : 'NO_RETURN';
}
