import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import type { ActionFieldsProps } from '../../../ui/rules/editor/actions.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { CreditFields, KeepFields } from './credit-fields.tsx';
import { DeclineFields, PlaceFields } from './decline-fields.tsx';
import { RestockingFields, ShippingFields } from './fee-fields.tsx';
import { WindowFields } from './window-fields.tsx';

export type FieldsOf<Kind extends PolicyAction['set']> = Omit<ActionFieldsProps<PolicyAction>, 'action'> & {
  action: Extract<PolicyAction, { set: Kind }>;
};

/** What of an action can be chosen. */
export function PolicyActionFields({ action, ...rest }: ActionFieldsProps<PolicyAction>) {
  switch (action.set) {
    case 'window':
      return <WindowFields action={action} {...rest} />;
    case 'credit':
      return <CreditFields action={action} {...rest} />;
    case 'keep':
      return <KeepFields action={action} {...rest} />;
    case 'restocking':
      return <RestockingFields action={action} {...rest} />;
    case 'return-shipping':
      return <ShippingFields action={action} {...rest} />;
    case 'decline':
      return <DeclineFields action={action} {...rest} />;
    case 'send-to':
      return <PlaceFields action={action} {...rest} />;
    default:
      return <ChoiceFields action={action} onChange={rest.onChange} />;
  }
}
