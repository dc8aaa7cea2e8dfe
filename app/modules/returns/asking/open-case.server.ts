import type { Tx } from '#app/kernel/transaction.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import { startOfDaysBack } from '../decisions/days-back.ts';
import { type GivenAnswer, readEvidence } from '../decisions/evidence.ts';
import { decideLimits } from '../decisions/limits.ts';
import type { Histories } from '../decisions/rule-facts.ts';
import type { ReturnAsked, ReturnRefusal } from '../door.ts';
import { combineTerms } from '../policy/combine-terms.ts';
import type { ReturnTerms } from '../policy/terms.ts';
import type { NewReturnLine } from '../store/insert-return.server.ts';
import { countReturnsSince, lockHistory } from '../store/lists/history.server.ts';
import { looseAmong } from '../store/photos.server.ts';
import type { LoadedAsked } from './load-asked.server.ts';
import type { Quoted } from './quote-return.server.ts';
import { approvedByPolicy, beginCase, writeCase } from './write-case.server.ts';

interface Opening {
  readonly loaded: LoadedAsked;
  readonly chosen: readonly ChosenLine[];
  readonly quoted: Quoted;
  readonly asked: ReturnAsked;
}

/** Writes the return, requested or approved. Within a transaction that has locked the order. */
export async function openCase(tx: Tx, opening: Opening): Promise<{ id: bigint } | ReturnRefusal> {
  const { quoted, asked } = opening;
  const offered = quoted.quote.outcomes.some(({ outcome }) => outcome === asked.outcome);
  if (!offered) return { refused: 'not-allowed', values: { outcome: asked.outcome } };
  const limited = await limitsOf(tx, opening);
  if ('refused' in limited) return limited;
  const lines = await linesOf(tx, opening);
  if ('refused' in lines) return lines;
  const terms = combineTerms(
    opening.chosen.map((line) => line.terms),
    { held: limited },
  );
  const { loaded } = opening;
  const id = await writeCase(tx, {
    ...{ loaded, terms, lines, key: asked.key, outcome: asked.outcome, actor: asked.actor },
    ...quoted,
    origin: isShopper(opening) ? 'shopper' : 'staff',
  });
  await beginCase(tx, id, loaded, approvedByPolicy(terms));
  return { id };
}

/** Whoever works for the shop and asks for somebody is the person that would have to look. */
const isShopper = ({ asked }: Opening) => asked.actor === 'shopper';

async function limitsOf(tx: Tx, opening: Opening): Promise<ReturnTerms['held'] | ReturnRefusal> {
  const { loaded, chosen, asked } = opening;
  if (!isShopper(opening)) return [];
  const decided = decideLimits({
    limits: loaded.policy.limits,
    histories: await historiesNow(tx, loaded),
    list: loaded.list,
    outcome: asked.outcome,
    units: chosen.reduce((sum, { units }) => sum + units.length, 0),
    askPerson: asked.askPerson === true,
  });
  return 'refused' in decided ? decided : [...decided];
}

/** Two requests at once, also about two orders, cannot both be the last that a limit allows. */
async function historiesNow(tx: Tx, { order, histories, now, zone }: LoadedAsked): Promise<Histories> {
  const { customerId } = order;
  if (customerId === null || histories.size === 0) return histories;
  await lockHistory(tx, customerId);
  const counted = new Map(histories);
  for (const [days, before] of histories) {
    const since = startOfDaysBack(now, zone, days);
    const { returns, units, kept } = await countReturnsSince(tx.sql, tx.shopId, customerId, since);
    counted.set(days, { ...before, returns, unitsReturned: units, kept });
  }
  return counted;
}

/** The lines with what was answered and shown; a photo counts only when the customer has uploaded it. */
async function linesOf(tx: Tx, opening: Opening): Promise<readonly NewReturnLine[] | ReturnRefusal> {
  const { loaded, chosen, asked } = opening;
  const shown = asked.lines.flatMap(({ photos }) => photos ?? []);
  const free = new Set(await looseAmong(tx.sql, tx.shopId, shown, loaded.order.customerId));
  const lines: NewReturnLine[] = [];
  for (const [index, line] of chosen.entries()) {
    const wanted = asked.lines[index];
    if (wanted === undefined) throw new Error('Every chosen line was asked for');
    const photos = [...new Set(wanted.photos ?? [])].filter((id) => free.delete(id));
    const read = readEvidence(line.reason, { ...wanted, photos });
    const lacks = 'refused' in read && read.refused === 'evidence-missing';
    if ('refused' in read && (isShopper(opening) || !lacks)) return read;
    const answers: readonly GivenAnswer[] = 'refused' in read ? [] : read;
    lines.push({ ...line, photos, answers });
  }
  return lines;
}
