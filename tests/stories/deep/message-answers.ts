import pg from 'pg';

/** What became of every message of a shop, and what lies in its mailbox. */
export interface Answers {
  /** By answer: sent, merged, not-sent, unknown, later; and any other state that a message still has. */
  counts: Readonly<Record<string, number>>;
  /** Mails in the mailbox. */
  mails: number;
  /** Message-IDs that lie there more than once. */
  doubled: readonly string[];
  /** Messages whose mail lies there more than once, under whatever Message-ID. */
  sentTwice: readonly string[];
  /** Messages answered as sent without a mail in the mailbox. */
  lost: readonly string[];
  /** Mails that belong to no message that is sent or unknown. */
  strange: readonly string[];
  /** Messages that went in the mail of one that was neither sent nor is unknown. */
  adrift: readonly string[];
  /** Mails of messages of which nobody knows whether they went: they did. */
  unknownButThere: number;
}

interface Intent {
  id: string;
  answer: string;
  mergedInto: string | null;
}

/** Reads both sides once everything is quiet. */
export async function readAnswers(
  database: { appUrl: string; sandboxUrl: string },
  domain: string,
): Promise<Answers> {
  const intents = await rows<Intent>(
    database.appUrl,
    `select m.id::text, m.merged_into::text as "mergedInto",
       case when m.state = 'waiting' and m.later is not null then 'later' else m.state end as answer
     from message_intent m join commerce_shop s on s.id = m.shop_id where s.domain = $1`,
    domain,
  );
  const mails = await rows<{ messageId: string }>(
    database.sandboxUrl,
    `select header ->> 'value' as "messageId" from mail, jsonb_array_elements(headers) header
     where shop = $1 and lower(header ->> 'name') = 'message-id'`,
    domain,
  );
  const answerOf = new Map(intents.map(({ id, answer }) => [id, answer]));
  const ids = mails.map(({ messageId }) => messageId);
  // "<shop.message.nonce.signature@domain>", numbers to the base of 36.
  const messages = ids.map((id) => Number.parseInt(id.split('.')[1] ?? '', 36).toString());
  const there = new Set(messages);
  const wentOut = (id: string | null) => ['sent', 'unknown'].includes(answerOf.get(id ?? '') ?? '');
  const idsOf = (which: readonly Intent[]) => which.map(({ id }) => id);
  return {
    counts: Object.fromEntries(
      [...Map.groupBy(intents, ({ answer }) => answer)].map(([answer, those]) => [answer, those.length]),
    ),
    mails: ids.length,
    doubled: repeated(ids),
    sentTwice: repeated(messages),
    lost: idsOf(intents.filter(({ id, answer }) => answer === 'sent' && !there.has(id))),
    strange: messages.filter((id) => !wentOut(id)),
    adrift: idsOf(intents.filter(({ answer, mergedInto }) => answer === 'merged' && !wentOut(mergedInto))),
    unknownButThere: intents.filter(({ id, answer }) => answer === 'unknown' && there.has(id)).length,
  };
}

const repeated = (all: readonly string[]): string[] =>
  [...Map.groupBy(all, (one) => one)].flatMap(([one, those]) => (those.length > 1 ? [one] : []));

async function rows<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  domain: string,
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c default_transaction_read_only=on',
  });
  await client.connect();
  try {
    return (await client.query<Row>(text, [domain])).rows;
  } finally {
    await client.end();
  }
}
