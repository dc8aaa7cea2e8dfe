import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import { kindName } from '../../../ui/messages/outcome-in-words.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

/** What messages tell, as one sentence without its full stop; null: it is not theirs. */
export function messageFactInWords(
  { kind, data, key }: Pick<TimelineEntry, 'kind' | 'data'> & Partial<Pick<TimelineEntry, 'key'>>,
  texts: Texts,
): string | null {
  const { messageFacts: words } = texts.customer;
  const message = kindName(typeof data.message === 'string' ? data.message : '', texts);
  switch (kind) {
    case 'message-sent':
      return isAlong(key, data.lead) ? words.sentAlong(message) : words.sent(message);
    case 'message-not-sent':
      return words.notSent(message, reasonOf(data.reason, texts));
    case 'message-unknown':
      return words.unknown(message);
    case 'mail-bounced':
      return data.lasting === true ? words.bounced(message) : words.bouncedForNow(message);
    case 'mail-complained':
      return words.complained(message);
    case 'address-suppressed':
      return words.suppressed;
    case 'address-unsuppressed':
      return words.unsuppressed;
    case 'unsubscribed':
      return words.unsubscribed(message);
    case 'subscribed-again':
      return words.subscribedAgain(message);
    default:
      return null;
  }
}

/** It went in the mail of another message: a fact's key holds its own. */
function isAlong(key: string | undefined, lead: unknown): boolean {
  const own = /^message:(\d+):/.exec(key ?? '')?.[1];
  return own !== undefined && typeof lead === 'string' && lead !== own;
}

function reasonOf(code: unknown, { messageWords }: Texts): string {
  const reasons: Readonly<Record<string, string>> = messageWords.reasons;
  const known = typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return (known ?? String(code ?? '')).toLowerCase();
}
