import { z } from 'zod';
import { mergeCustomers } from '../../domain/customers.ts';
import { takeId } from '../../state/documents.ts';
import type { FieldFunction } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { runCommand, userError } from './run-command.ts';

const mergeArgs = z.object({
  customerOneId: z.string(),
  customerTwoId: z.string(),
  overrideFields: z.object({ customerIdOfEmailToKeep: z.string().nullish() }).nullish(),
});

/**
 * Merges customer one into customer two, unless the e-mail of one is to be kept. Shopify works on it in a job; here it
 * is done before the answer, and the job's status says so.
 */
export const customerMerge: FieldFunction = async (args, context) => {
  const form = mergeArgs.parse(args);
  const one = idOf('Customer', form.customerOneId);
  const two = idOf('Customer', form.customerTwoId);
  if (one === null || two === null) {
    return {
      job: null,
      resultingCustomerId: null,
      userErrors: [userError(null, 'Invalid customer', 'INVALID_CUSTOMER_ID')],
    };
  }
  const keepsOne = idOf('Customer', form.overrideFields?.customerIdOfEmailToKeep) === one;
  const [from, keep] = keepsOne ? [two, one] : [one, two];
  const result = await runCommand(context, null, async (tx, shop) => {
    await mergeCustomers(tx, shop, { from, keep });
    const job = await takeId(tx);
    await tx.query(
      `insert into idempotent_answer (shop, mutation, key, arguments, answer)
       values ($1, 'customerMerge', $2, '', jsonb_build_object('keep', $3::text))`,
      [shop.domain, job, keep],
    );
    return job;
  });
  if ('refused' in result) {
    const error = { ...result.refused, code: 'INVALID_CUSTOMER' };
    return { job: null, resultingCustomerId: null, userErrors: [error] };
  }
  return {
    job: { id: gid('Job', result.done), done: true },
    resultingCustomerId: gid('Customer', keep),
    userErrors: [],
  };
};

/** customerMergeJobStatus: what became of a merge. */
export const mergeJobStatus: FieldFunction = async (args, context) => {
  const rows = await context.on.query<{ keep: string }>(
    `select answer->>'keep' as keep from idempotent_answer
     where shop = $1 and mutation = 'customerMerge' and key = $2`,
    [context.shop.domain, idOf('Job', args.jobId) ?? ''],
  );
  const keep = rows[0]?.keep;
  if (keep === undefined) return null;
  return {
    jobId: args.jobId,
    resultingCustomerId: gid('Customer', keep),
    status: 'COMPLETED',
    customerMergeErrors: [],
  };
};
