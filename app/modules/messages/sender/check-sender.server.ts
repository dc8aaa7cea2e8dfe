import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { DnsPort, MessagesDeps } from '../ports.ts';
import { findSender, lockSender, setRecords } from '../store/sender.server.ts';
import type { SenderView } from '../views.ts';
import { type Answers, dkimName, dmarcNames, judgeRecords, provenBy } from './dns-records.ts';
import { viewOf } from './save-sender.server.ts';
import { domainOf } from './sender-form.ts';

/**
 * Looks whether the records stand as they should: see `Messages.checkSender`. What cannot be asked leaves what was
 * proven as it is: a name server that is away for a minute takes nobody's address away.
 */
export async function checkSender(
  { db, dns, ownAddress, spf }: Pick<MessagesDeps, 'db' | 'dns' | 'ownAddress' | 'spf'>,
  shopId: bigint,
  now: Instant,
): Promise<SenderView> {
  const asked = await findSender(db.sql, shopId);
  const { fromAddress, dkim } = asked;
  if (fromAddress === null || dkim === null) return viewOf(asked, ownAddress);
  const wanted = { domain: domainOf(fromAddress), selector: dkim.selector, publicKey: dkim.publicKey, spf };
  const records = judgeRecords(wanted, await ask(dns, wanted));
  return db.inTransaction(shopId, async (tx) => {
    const before = await lockSender(tx);
    // Saved anew meanwhile: what was asked is about another domain.
    if (before.fromAddress !== fromAddress) return viewOf(before, ownAddress);
    const proven = provenBy(records) ?? before.proven;
    await setRecords(tx, { records, checkedAt: now, proven });
    if (proven !== before.proven) await tx.announce([changed(proven, now)]);
    return viewOf({ ...before, records, checkedAt: now, proven }, ownAddress);
  });
}

async function ask(dns: DnsPort, wanted: { domain: string; selector: string }): Promise<Answers> {
  const [dkim, spf, dmarc] = await Promise.all([
    dns.txt(dkimName(wanted)),
    dns.txt(wanted.domain),
    askDmarc(dns, wanted.domain),
  ]);
  return { dkim, spf, dmarc };
}

/** The nearest domain that has a record speaks for those below it. */
async function askDmarc(dns: DnsPort, domain: string): Promise<readonly string[] | null> {
  for (const name of dmarcNames(domain)) {
    const found = await dns.txt(name);
    if (found === null || found.some((text) => /^v=DMARC1/i.test(text.trim()))) return found;
  }
  return [];
}

function changed(proven: boolean, now: Instant): NewFact {
  const kind = proven ? 'message-sender-proven' : 'message-sender-lost';
  const key = `${kind}:${now.epochMilliseconds}`;
  return { key, kind, customerId: null, orderId: null, happenedAt: now, data: {} };
}
