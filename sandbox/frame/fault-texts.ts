import type { Faults } from '../faults/faults.ts';

/** Every fault that is on, in a few words each. */
export function faultTexts(faults: Faults): string[] {
  const texts: (string | false)[] = [
    (faults.duplicate ?? 1) > 1 && `each delivery ${faults.duplicate} times`,
    faults.shuffle !== undefined && faults.shuffle !== false && 'deliveries shuffled',
    (faults.delayMs ?? 0) > 0 && `deliveries ${seconds(faults.delayMs)} late`,
    faults.drop === 'all' && 'every delivery lost',
    Array.isArray(faults.drop) && faults.drop.length > 0 && `lost: ${faults.drop.join(', ')}`,
    (faults.throttle ?? 0) > 0 && `next ${faults.throttle} API calls throttled`,
    (faults.slowMs ?? 0) > 0 && `API calls ${seconds(faults.slowMs)} slower`,
    (faults.timeoutAfterCommit?.length ?? 0) > 0 && `answer lost: ${faults.timeoutAfterCommit?.join(', ')}`,
    faults.mail === 'away' && 'mail server busy',
    faults.mail === 'cut' && 'mail taken, answer lost',
    faults.status !== undefined && `API answers ${statusOf(faults)}`,
  ];
  return texts.filter((text) => text !== false);
}

const seconds = (ms: number | undefined) => `${(ms ?? 0) / 1000} s`;

/** The HTTP status that stands for an answer of the API, as text; '' when it answers normally. */
export function statusOf({ status }: Faults): string {
  if (status === undefined) return '';
  return String(typeof status === 'number' ? status : status.code);
}
