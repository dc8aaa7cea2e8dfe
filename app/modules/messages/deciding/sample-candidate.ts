import { type Instant, parseInstant, zone } from '#app/kernel/calendar.ts';
import type { MessageKind } from '../message.ts';
import { defaultMessageSettings, type MessageSettings } from '../settings/settings.ts';
import type { Candidate } from './decide-sending.ts';
import type { Verdict } from './judge.ts';

/** For tests: something that waits for one addressee in Berlin and may be sent, with changes of one test. */
export function candidate(
  id: bigint,
  kind: MessageKind,
  at: Instant,
  change: { readonly verdict?: Verdict; readonly window?: { from: string; to: string } } = {},
): Candidate {
  return {
    at,
    verdict: change.verdict ?? { kind: 'send', via: 'afterglow', trace: {} },
    intent: {
      id,
      kind,
      key: `message-${id}`,
      customerId: 7n,
      orderId: null,
      subjectId: null,
      dueAt: at,
      firstDueAt: at,
      notBefore: null,
      window: change.window ?? null,
      zone: zone('Europe/Berlin'),
      held: false,
      state: 'queued',
      reason: null,
      via: null,
    },
  };
}

/** The default settings with changes of one test. */
export function settingsWith(
  change: Partial<Omit<MessageSettings, 'kinds'>> & {
    readonly recontactDays?: Partial<Record<MessageKind, number>>;
  } = {},
): MessageSettings {
  const { recontactDays = {}, ...more } = change;
  const { kinds } = defaultMessageSettings;
  return {
    ...defaultMessageSettings,
    ...more,
    kinds: {
      ...kinds,
      'points-available': {
        ...kinds['points-available'],
        sentBy: 'afterglow',
        recontactDays: recontactDays['points-available'] ?? 0,
      },
      'review-request': {
        ...kinds['review-request'],
        recontactDays: recontactDays['review-request'] ?? 0,
      },
    },
  };
}

/** A moment of March 2026. */
export const march = (day: number, time = '12:00'): Instant =>
  parseInstant(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);
