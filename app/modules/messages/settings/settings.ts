import { z } from 'zod';
import {
  areaOfKind,
  chosenWith,
  classOfKind,
  type MessageKind,
  marketingKinds,
  messageKinds,
  senders,
} from '../message.ts';

/**
 * Countries in which a request for a review or any other mail that nobody asked for needs the person's consent: the
 * European Economic Area, Switzerland and the United Kingdom (Directive 2002/58/EC, article 13, and its kin).
 */
export const consentCountries = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const kindRule = z.object({
  sentBy: z.enum(senders),
  /** Where it needs Shopify's marketing consent. Transactional kinds never do. */
  consent: z.union([z.literal('nowhere'), z.literal('everywhere'), z.array(z.string().regex(/^[A-Z]{2}$/))]),
  /** Not again to the same customer within so many days; 0: no limit. */
  recontactDays: z.number().int().min(0).max(365),
});

export type KindRule = z.infer<typeof kindRule>;
export type ConsentRule = KindRule['consent'];

const ruleOf = (kind: MessageKind): KindRule => ({
  sentBy: areaOfKind[kind] === 'loyalty' ? 'nobody' : 'afterglow',
  consent:
    classOfKind[kind] === 'transactional'
      ? 'nowhere'
      : chosenWith(kind) === 'review-request'
        ? [...consentCountries]
        : 'everywhere',
  recontactDays: 0,
});

/** A kind that was not there yet when an order of kinds was saved comes last. */
const withEveryKind = (kinds: readonly MessageKind[]): MessageKind[] => [
  ...kinds,
  ...marketingKinds.filter((kind) => !kinds.includes(kind)),
];

/** What limits every message of a shop. A saved version is read through this schema. */
export const messageSettingsSchema = z.object({
  kinds: z.object(
    // What was saved before a kind was there says nothing of it.
    Object.fromEntries(messageKinds.map((kind) => [kind, kindRule.default(ruleOf(kind))])) as Record<
      MessageKind,
      z.ZodDefault<typeof kindRule>
    >,
  ),
  /** Marketing kinds, the one that matters more first: the lesser waits where only one may go. */
  priority: z.array(z.enum(messageKinds)).transform(withEveryKind),
  /** Mails with a marketing part per customer in any seven days; null: no cap. */
  capPerWeek: z.number().int().min(1).max(50).nullable(),
  /** In the customer's zone, for marketing kinds, beside the kind's own window; null: none. */
  quietHours: z.object({ from: time, to: time }).nullable(),
  /** What falls due within so many minutes after the first goes in the same mail; 0: only what is due at once. */
  togetherMinutes: z.number().int().min(0).max(720),
  countClicks: z.boolean(),
  /** Unreliable: many mail programs load every picture, or none. */
  countOpens: z.boolean(),
});

export type MessageSettings = z.infer<typeof messageSettingsSchema>;

export const defaultMessageSettings: MessageSettings = {
  kinds: {
    'return-requested': ruleOf('return-requested'),
    'return-approved': ruleOf('return-approved'),
    'return-declined': ruleOf('return-declined'),
    'return-received': ruleOf('return-received'),
    'return-settled': ruleOf('return-settled'),
    'return-cancelled': ruleOf('return-cancelled'),
    'return-reminder': ruleOf('return-reminder'),
    'return-expired': ruleOf('return-expired'),
    'return-message': ruleOf('return-message'),
    'withdrawal-receipt': ruleOf('withdrawal-receipt'),
    'review-request': ruleOf('review-request'),
    'review-reminder': ruleOf('review-reminder'),
    'review-reply': ruleOf('review-reply'),
    'review-thanks': ruleOf('review-thanks'),
    'question-answered': ruleOf('question-answered'),
    'points-available': ruleOf('points-available'),
    'points-expiring': ruleOf('points-expiring'),
    'points-paused': ruleOf('points-paused'),
    'tier-changed': ruleOf('tier-changed'),
  },
  priority: messageKinds.filter((kind) => classOfKind[kind] === 'marketing'),
  capPerWeek: null,
  quietHours: null,
  togetherMinutes: 0,
  countClicks: true,
  countOpens: false,
};

/** Days after its first due moment in which a message still makes sense: later it is not sent any more. */
export const goodForDays: Readonly<Record<MessageKind, number>> = {
  'return-requested': 3,
  'return-approved': 14,
  'return-declined': 14,
  'return-received': 7,
  'return-settled': 14,
  'return-cancelled': 14,
  'return-reminder': 2,
  'return-expired': 14,
  'return-message': 14,
  'withdrawal-receipt': 30,
  'review-request': 45,
  'review-reminder': 14,
  'review-reply': 14,
  'review-thanks': 30,
  'question-answered': 30,
  'points-available': 30,
  'points-expiring': 30,
  'points-paused': 14,
  'tier-changed': 30,
};
