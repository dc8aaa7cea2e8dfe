import { z } from 'zod';
import { type DispositionInput, dispositionType } from '../../../domain/returns/inputs.ts';
import { idOf } from '../../gid.ts';

/** ReverseFulfillmentOrderDisposeInput. */
export const dispositionForm = z.object({
  reverseFulfillmentOrderLineItemId: z.string(),
  quantity: z.number().int(),
  dispositionType,
  locationId: z.string().nullish(),
});

export function dispositionOf(form: z.output<typeof dispositionForm>): DispositionInput {
  return {
    reverseLine: idOf('ReverseFulfillmentOrderLineItem', form.reverseFulfillmentOrderLineItemId) ?? '0',
    quantity: form.quantity,
    type: form.dispositionType,
    // An id of another kind is a location that does not exist.
    location: form.locationId == null ? null : (idOf('Location', form.locationId) ?? '0'),
  };
}
