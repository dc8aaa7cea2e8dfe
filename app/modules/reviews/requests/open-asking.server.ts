import type { ReviewsDeps } from '../ports.ts';
import type { Asking } from './door.ts';
import { noteReminded, noteRequested } from './note-requested.server.ts';
import { planRequest } from './plan-request.server.ts';
import { prepareReminder, prepareRequest } from './prepare-request.server.ts';
import { tryRequests } from './try-requests.server.ts';

export function openAsking(deps: ReviewsDeps): Asking {
  return {
    planRequest: (shopId, orderId, now) => planRequest(deps, shopId, orderId, now),
    prepareRequest: (shopId, orderId, now) => prepareRequest(deps, shopId, orderId, now),
    prepareReminder: (shopId, orderId, days, now) => prepareReminder(deps, shopId, orderId, days, now),
    noteRequested: (shopId, orderId, at) => noteRequested(deps, shopId, orderId, at),
    noteReminded: (shopId, orderId, at) => noteReminded(deps, shopId, orderId, at),
    tryRequests: (shopId, form, after, now) => tryRequests(deps, shopId, form, after, now),
  };
}
