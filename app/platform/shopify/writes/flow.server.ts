import { codeOf, neverConnected } from '../../error-code.ts';
import type { DeliveryResult } from '../../mail/mail.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused, NotInstalled, ThrottledError } from '../errors.ts';
import { type FlowPayload, triggerFlow } from '../operations/flow-trigger.ts';

/** What Shopify takes of one trigger. */
const largestPayload = 50_000;

export interface Flow {
  /** Starts the workflows of a trigger. Never breaks; a repetition starts them again. */
  trigger(
    shop: { readonly id: bigint; readonly domain: string },
    handle: string,
    payload: FlowPayload,
  ): Promise<DeliveryResult>;
}

export function openFlow(client: AdminClient): Flow {
  return {
    async trigger(shop, handle, payload) {
      if (Buffer.byteLength(JSON.stringify(payload)) > largestPayload)
        return { state: 'refused', why: 'TOO_LARGE' };
      try {
        const refused = await client.call(shop, triggerFlow, { handle, payload });
        return refused.length === 0 ? { state: 'taken' } : { state: 'refused', why: 'FLOW' };
      } catch (error) {
        return resultOf(error);
      }
    },
  };
}

/** Only what was surely not carried out may be tried again. */
function resultOf(error: unknown): DeliveryResult {
  if (error instanceof AdminRefused) return { state: 'refused', why: error.codes.join(' ') };
  const why = codeOf(error);
  const before = error instanceof ThrottledError || error instanceof NotInstalled || neverConnected(why);
  return { state: before ? 'not-reached' : 'unknown', why };
}
