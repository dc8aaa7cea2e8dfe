import { z } from 'zod';
import { updateCustomer } from '../../domain/customers.ts';
import { tagOrder } from '../../domain/order-changes.ts';
import { updateProduct } from '../../domain/products.ts';
import type { Id, Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { idOf, parseGid } from '../gid.ts';
import { requireScope, scoped } from '../limits/scopes.ts';
import { findNode } from '../nodes.ts';
import { customerMerge } from './customer-merge.ts';
import { runCommand, userError } from './run-command.ts';

const customerForm = z.strictObject({
  id: z.string().nullish(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  phone: z.string().nullish(),
  note: z.string().nullish(),
  locale: z.string().optional(),
  tags: z.array(z.string()).optional(),
});

const customerUpdate: FieldFunction = async (args, context) => {
  const { input } = z.object({ input: customerForm }).parse(args);
  const id = idOf('Customer', input.id) ?? '0';
  const result = await runCommand(context, ['id'], (tx, shop) => updateCustomer(tx, shop, { ...input, id }));
  if ('refused' in result) return { customer: null, userErrors: [result.refused] };
  return { customer: context.show.customer(result.done, context), userErrors: [] };
};

const consentForm = z.object({
  input: z.object({
    customerId: z.string(),
    emailMarketingConsent: z.object({ marketingState: z.enum(['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']) }),
  }),
});

const consents = { SUBSCRIBED: 'subscribed', UNSUBSCRIBED: 'unsubscribed', PENDING: 'pending' } as const;

const consentUpdate: FieldFunction = async (args, context) => {
  const { input } = consentForm.parse(args);
  const id = idOf('Customer', input.customerId) ?? '0';
  const marketing = consents[input.emailMarketingConsent.marketingState];
  const result = await runCommand(context, ['input', 'customerId'], (tx, shop) =>
    updateCustomer(tx, shop, { id, marketing }),
  );
  if ('refused' in result) return { customer: null, userErrors: [result.refused] };
  return { customer: context.show.customer(result.done, context), userErrors: [] };
};

type Change = (tags: readonly string[], given: readonly string[]) => string[];

const added: Change = (tags, given) => [...new Set([...tags, ...given])];
const removed: Change = (tags, given) => {
  const gone = new Set(given.map((tag) => tag.toLowerCase()));
  return tags.filter((tag) => !gone.has(tag.toLowerCase()));
};

/** tagsAdd and tagsRemove: on customers, orders and products. */
function tagsMutation(change: Change): FieldFunction {
  return async (args, context, info) => {
    const form = z.object({ id: z.string(), tags: z.array(z.string()) }).parse(args);
    const node = parseGid(form.id);
    const type = node?.type ?? '';
    if (type !== 'Customer' && type !== 'Order' && type !== 'Product') {
      return { node: null, userErrors: [userError(['id'], 'Resource does not exist')] };
    }
    requireScope(context, [`write_${type.toLowerCase()}s`], info.fieldName);
    const result = await runCommand(context, ['id'], (tx, shop) =>
      retag(tx, shop, type, node?.id ?? '0', (tags) => change(tags, form.tags)),
    );
    if ('refused' in result) return { node: null, userErrors: [result.refused] };
    return { node: await findNode(form.id, context), userErrors: [] };
  };
}

async function retag(
  tx: Tx,
  shop: Shop,
  type: 'Customer' | 'Order' | 'Product',
  id: Id,
  change: (tags: readonly string[]) => string[],
): Promise<void> {
  if (type === 'Customer') {
    const customer = await findDocument(tx, shop, 'customer', id);
    await updateCustomer(tx, shop, { id, tags: change(customer?.tags ?? []) });
  } else if (type === 'Order') {
    const order = await findDocument(tx, shop, 'order', id);
    await tagOrder(tx, shop, { order: id, tags: change(order?.tags ?? []) });
  } else {
    const product = await findDocument(tx, shop, 'product', id);
    await updateProduct(tx, shop, { id, tags: change(product?.tags ?? []) });
  }
}

export const customerMutations: View = {
  customerUpdate: scoped('write_customers', customerUpdate),
  customerEmailMarketingConsentUpdate: scoped('write_customers', consentUpdate),
  customerMerge: scoped('write_customer_merge', customerMerge),
  tagsAdd: tagsMutation(added),
  tagsRemove: tagsMutation(removed),
};
