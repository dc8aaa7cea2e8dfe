import type { Instant } from '#app/kernel/calendar.ts';
import { assertNever } from '#app/kernel/check.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { SendOutcome } from '../door.ts';
import { messageFact } from '../planning/message-fact.ts';
import type { Answer, AnswersGiven } from '../store/claiming/answers.server.ts';
import type { Claimed } from '../store/claiming/claims.server.ts';

export type MailOutcome = 'sent' | 'refused' | 'unknown' | 'dropped';

/** What that is for one of its parts. */
export function outcomeOf(outcome: MailOutcome, part: boolean, at: Instant): SendOutcome {
  switch (outcome) {
    case 'sent':
      return { state: part ? 'merged' : 'sent', at };
    case 'unknown':
      return part ? { state: 'merged', at } : { state: 'unknown' };
    case 'refused':
      return { state: 'not-sent', reason: 'refused-by-server' };
    case 'dropped':
      return { state: 'not-sent', reason: 'dropped' };
    default:
      return assertNever(outcome);
  }
}

/** What is written down of one mail. */
export interface MailRecord {
  readonly answers: readonly Answer[];
  readonly given: AnswersGiven;
}

/**
 * What became of one mail with all its parts, the lead first. Somebody may have taken this process for dead and written
 * `unknown`: it knows better.
 */
export function recordOf(
  mail: readonly [Claimed, ...Claimed[]],
  outcome: MailOutcome,
  by: { readonly actor?: string } = {},
): MailRecord {
  const [lead] = mail;
  const answers = mail.map((one): Answer => {
    const told = outcomeOf(outcome, one.mergedInto !== null, lead.at);
    const reason = told.state === 'not-sent' ? told.reason : null;
    const state =
      told.state === 'sent' || told.state === 'merged' || told.state === 'not-sent' ? told.state : 'unknown';
    return { id: one.id, state, reason, trace: null, fact: factOf(one, lead.id, outcome, { reason, by }) };
  });
  const from = outcome === 'unknown' ? (['claimed'] as const) : (['claimed', 'unknown', 'merged'] as const);
  return { answers, given: { from, messageId: lead.messageId, at: lead.at } };
}

function factOf(
  one: Claimed,
  leadId: bigint,
  outcome: MailOutcome,
  { reason, by }: { readonly reason: string | null; readonly by: { readonly actor?: string } },
): NewFact {
  const data = { lead: leadId.toString(), ...by };
  if (outcome === 'sent') return messageFact('message-sent', one, one.at, data);
  if (outcome === 'unknown') return messageFact('message-unknown', one, one.at, data);
  return messageFact('message-not-sent', one, one.at, { ...data, reason });
}
