import { type MessagesSettings, messageKinds } from './vocabulary/messages.ts';

type Kind = (typeof messageKinds)[number];

const marketing: readonly Kind[] = [
  'review-request',
  'review-reminder',
  'points-available',
  'points-expiring',
  'points-paused',
  'tier-changed',
];

/** Where the product asks for consent until the merchant says otherwise: the EEA, Switzerland and the United Kingdom. */
const consentCountries =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  );

const ofReviews = (kind: Kind) => kind === 'review-request' || kind === 'review-reminder';

const ownConsent = (kind: Kind) => {
  if (!marketing.includes(kind)) return 'nowhere';
  return ofReviews(kind) ? consentCountries : 'everywhere';
};

/** The story's rules for messages as their screen's form sends them. */
export function typedMessages(settings: MessagesSettings): object {
  const { consent = {}, recontactDays = {}, sentBy = {}, priority = [] } = settings;
  const kinds = messageKinds.map((kind) => [
    kind,
    {
      sentBy: sentBy[kind] ?? (marketing.includes(kind) && !ofReviews(kind) ? 'nobody' : 'afterglow'),
      consent: consent[kind] ?? ownConsent(kind),
      recontactDays: String(recontactDays[kind] ?? 0),
    },
  ]);
  const [from, to] = settings.quietHours?.split('-') ?? [];
  return {
    kinds: Object.fromEntries(kinds),
    priority: [...priority, ...marketing.filter((kind) => !priority.includes(kind))],
    capPerWeek: String(settings.capPerWeek ?? ''),
    quietHours: from === undefined ? null : { from, to },
    togetherMinutes: String(settings.togetherMinutes ?? 0),
    countClicks: true,
    countOpens: false,
  };
}

/** A kind is sent by Klaviyo, and the story does not say that the shop has no account there. */
export function usesKlaviyo({ sentBy = {}, klaviyo }: MessagesSettings): boolean {
  return klaviyo ?? Object.values(sentBy).includes('klaviyo');
}
