import type { EventCreateQueryV2, EventsApi } from 'klaviyo-api';
import type { Instant } from '../kernel/calendar.ts';
import { codeOf, neverConnected } from './error-code.ts';
import type { DeliveryResult } from './mail/mail.ts';

const timeoutMs = 15_000;

/** A text, number or list of such: what a flow at Klaviyo can show or decide by. */
export type KlaviyoValue =
  | string
  | number
  | boolean
  | null
  | readonly { readonly [name: string]: KlaviyoValue }[];

export interface KlaviyoEvent {
  readonly metric: string;
  /** Klaviyo keeps only the first of a profile and metric that has it. */
  readonly uniqueId: string;
  readonly time: Instant;
  readonly properties: Readonly<Record<string, KlaviyoValue>>;
  readonly profile: {
    readonly email: string;
    /** Null: not known, and left as it is. */
    readonly firstName: string | null;
    readonly locale: string | null;
    readonly properties: Readonly<Record<string, KlaviyoValue>>;
  };
}

export interface Klaviyo {
  /** Records an event, and with it what we know of its profile. Never breaks; safe to repeat. */
  record(apiKey: string, event: KlaviyoEvent): Promise<DeliveryResult>;
}

/** `origin`: where Klaviyo stands; undefined: where it is. */
export function openKlaviyo(origin?: string, timeout = timeoutMs): Klaviyo {
  return {
    async record(apiKey, event) {
      try {
        const events = await eventsApi(apiKey, timeout);
        if (origin) events.basePath = origin;
        await events.createEvent(bodyOf(event));
        return { state: 'taken' };
      } catch (error) {
        return resultOf(error);
      }
    },
  };
}

/** Loaded with the first event: it is large, and most shops send by themselves. Trying again is our queue's work. */
async function eventsApi(apiKey: string, timeout: number): Promise<EventsApi> {
  const { ApiKeySession, EventsApi, RetryWithExponentialBackoff } = await import('klaviyo-api');
  const session = new ApiKeySession(apiKey, new RetryWithExponentialBackoff({ numRetries: 1 }));
  return new EventsApi({
    applyToRequest(request) {
      session.applyToRequest(request);
      request.timeout = timeout;
      request.maxRedirects = 0;
    },
    requestWithRetry: (request) => session.requestWithRetry(request),
    refreshAndRetry: (error, retried) => session.refreshAndRetry(error, retried),
  });
}

function bodyOf({ metric, uniqueId, time, properties, profile }: KlaviyoEvent): EventCreateQueryV2 {
  const locale = localeFor(profile.locale);
  return {
    data: {
      type: 'event',
      attributes: {
        metric: { data: { type: 'metric', attributes: { name: metric } } },
        uniqueId,
        time: new Date(time.epochMilliseconds),
        properties,
        profile: {
          data: {
            type: 'profile',
            attributes: {
              email: profile.email,
              ...(profile.firstName === null ? {} : { firstName: profile.firstName }),
              ...(locale === null ? {} : { locale }),
              properties: profile.properties,
            },
          },
        },
      },
    },
  };
}

/** Klaviyo wants a language with its country, and refuses the whole event otherwise. */
const localeFor = (locale: string | null) =>
  locale !== null && /^[a-z]{2,3}-[A-Z]{2}$/.test(locale) ? locale : null;

/** Refused is only what is about this event: a key can be replaced, a limit ends. */
function resultOf(error: unknown): DeliveryResult {
  const status = statusOf(error);
  if (status === null) {
    const code = codeOf(error);
    return { state: neverConnected(code) ? 'not-reached' : 'unknown', why: code };
  }
  const why = String(status);
  // The key is not good, or may not do this.
  if (status === 401 || status === 403) return { state: 'not-reached', why, refusesUs: true };
  if (status === 408 || status === 429) return { state: 'not-reached', why };
  return { state: status >= 400 && status < 500 ? 'refused' : 'unknown', why };
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('response' in error)) return null;
  const { response } = error;
  return typeof response === 'object' &&
    response !== null &&
    'status' in response &&
    typeof response.status === 'number'
    ? response.status
    : null;
}
