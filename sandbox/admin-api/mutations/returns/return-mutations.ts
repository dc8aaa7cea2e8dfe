import type { FieldFunction, View } from '../../api-types.ts';
import { scoped } from '../../limits/scopes.ts';
import { returnCancel, returnClose, returnReopen } from './end.ts';
import { returnCreate, returnRequest } from './make.ts';
import { returnProcess } from './process.ts';
import { removeFromReturn } from './remove.ts';
import { returnApproveRequest, returnDeclineRequest } from './requests.ts';
import { reverseDeliveryCreateWithShipping, reverseFulfillmentOrderDispose } from './reverse.ts';

const write = (field: FieldFunction): FieldFunction => scoped('write_returns', field);

export const returnMutations: View = {
  returnCreate: write(returnCreate),
  returnRequest: write(returnRequest),
  returnApproveRequest: write(returnApproveRequest),
  returnDeclineRequest: write(returnDeclineRequest),
  returnProcess: write(returnProcess),
  returnCancel: write(returnCancel),
  returnClose: write(returnClose),
  returnReopen: write(returnReopen),
  removeFromReturn: write(removeFromReturn),
  reverseFulfillmentOrderDispose: write(reverseFulfillmentOrderDispose),
  reverseDeliveryCreateWithShipping: write(reverseDeliveryCreateWithShipping),
};
