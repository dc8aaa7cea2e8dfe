import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { MessagesDeps } from '../ports.ts';
import {
  findSender,
  lockSender,
  type StoredSender,
  setDkim,
  setKlaviyoKey,
  setRecords,
  setSender,
} from '../store/sender.server.ts';
import type { BadInput, SenderView } from '../views.ts';
import { makeDkimKey } from './dkim-key.server.ts';
import { recordsToSet } from './dns-records.ts';
import { domainOf, parseSender, type SenderInput } from './sender-form.ts';
import { isUsed } from './sender-of.server.ts';

type Deps = Pick<MessagesDeps, 'db' | 'seal' | 'ownAddress' | 'spf'>;

/** The same for every shop: keys differ, and each stands in its own domain. */
const selector = 'afterglow';

/** Who mails come from: see `Messages.getSender`. */
export async function getSender(
  deps: Pick<MessagesDeps, 'db' | 'ownAddress'>,
  shopId: bigint,
): Promise<SenderView> {
  return viewOf(await findSender(deps.db.sql, shopId), deps.ownAddress);
}

export function viewOf(stored: StoredSender, ownAddress: string): SenderView {
  const { fromName, fromAddress, replyTo, records, checkedAt, klaviyoSealed } = stored;
  return {
    fromName,
    fromAddress,
    replyTo,
    usedAddress: isUsed(stored) && fromAddress !== null ? fromAddress : ownAddress,
    records,
    checkedAt,
    klaviyoConnected: klaviyoSealed !== null,
  };
}

/** Saves what the form says: see `Messages.saveSender`. An address of another domain has to be proven anew. */
export async function saveSender(
  deps: Deps,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<SenderView | BadInput> {
  const parsed = parseSender(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { input } = parsed;
  const known = await findSender(deps.db.sql, shopId);
  // Made before the transaction: it takes a moment. Of two at once, the first is kept.
  const made = input.fromAddress !== null && known.dkim === null ? await makeDkimKey() : null;
  return deps.db.inTransaction(shopId, async (tx) => {
    const before = await lockSender(tx);
    await setSender(tx, input);
    if (before.dkim === null && made !== null)
      await setDkim(tx, { selector, publicKey: made.publicKey, sealed: deps.seal.seal(made.privateKey) });
    await keepKlaviyoKey(tx, deps, input.klaviyoKey);
    const saved = await findSender(tx.sql, shopId);
    await startProof(tx, deps, before, saved);
    await announce(tx, before, input, actor, now);
    return viewOf(await findSender(tx.sql, shopId), deps.ownAddress);
  });
}

async function keepKlaviyoKey(
  tx: Tx,
  { seal }: Pick<Deps, 'seal'>,
  key: SenderInput['klaviyoKey'],
): Promise<void> {
  if (key !== 'keep') await setKlaviyoKey(tx, key === 'remove' ? null : seal.seal(key.set));
}

/** Lists the records to set for a domain that was not asked about before. */
async function startProof(
  tx: Tx,
  { spf }: Pick<Deps, 'spf'>,
  before: StoredSender,
  { fromAddress, dkim }: StoredSender,
): Promise<void> {
  const domain = fromAddress === null ? null : domainOf(fromAddress);
  const domainBefore = before.fromAddress === null ? null : domainOf(before.fromAddress);
  if (domain === domainBefore) return;
  const records =
    domain === null || dkim === null
      ? []
      : recordsToSet({ domain, selector: dkim.selector, publicKey: dkim.publicKey, spf });
  await setRecords(tx, { records, checkedAt: null, proven: false });
}

/** Addresses and keys stay out of facts: what changed is told by name. */
async function announce(
  tx: Tx,
  before: StoredSender,
  input: SenderInput,
  actor: string,
  now: Instant,
): Promise<void> {
  const changed = [
    ...(input.fromName === before.fromName ? [] : ['name']),
    ...(input.fromAddress === before.fromAddress ? [] : ['address']),
    ...(input.replyTo === before.replyTo ? [] : ['reply-to']),
    ...(input.klaviyoKey === 'keep' ? [] : ['klaviyo']),
  ];
  if (changed.length === 0) return;
  await tx.announce([
    {
      key: `message-sender-saved:${now.epochMilliseconds}`,
      kind: 'message-sender-saved',
      customerId: null,
      orderId: null,
      happenedAt: now,
      data: { changed, actor },
    },
  ]);
}
