import { wording } from '../../app/mails/wording.ts';
import { writeMail } from '../../app/mails/write-mail.ts';
import type { Compose, MessagesDeps } from '../../app/modules/messages/index.server.ts';
import type { MessageKind } from '../../app/modules/messages/message.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { openMessageIds } from '../../app/platform/mail/message-ids.server.ts';
import type { Seal } from '../../app/platform/secrets/seal.server.ts';

/** What messages is handed that no test of the modules around it looks at; its mail server takes everything. */
export function plainMessagesDeps(
  db: Database,
  seal: Seal,
): Omit<MessagesDeps, 'people' | 'composers' | 'links'> {
  return {
    db,
    announcing: db.announcing,
    writeMail,
    wording,
    samples: async () => null,
    mailer: { deliver: async () => ({ state: 'taken' }), find: async () => 'cannot-tell' },
    elsewhere: {
      flow: {
        ready: async () => true,
        tell: async () => ({ state: 'taken' }),
        repeatable: false,
      },
      klaviyo: {
        ready: async () => true,
        tell: async () => ({ state: 'taken' }),
        repeatable: true,
      },
    },
    ids: openMessageIds({ key: Buffer.alloc(32, 7), domain: 'mail.example', bounceDomain: 'mail.example' }),
    seal,
    dns: { txt: async () => [] },
    spf: 'include:mails.example',
    ownAddress: 'shop@mail.example',
    clockJumps: true,
  };
}

/** The composers of these kinds; all others have nothing to say. */
export function composersOf(
  composers: Partial<Record<MessageKind, Compose>>,
): Readonly<Record<MessageKind, Compose>> {
  const nothing: Compose = async () => ({ kind: 'not', reason: 'area-off' });
  return {
    'return-requested': nothing,
    'return-approved': nothing,
    'return-declined': nothing,
    'return-received': nothing,
    'return-settled': nothing,
    'return-cancelled': nothing,
    'return-reminder': nothing,
    'return-expired': nothing,
    'return-message': nothing,
    'review-reminder': nothing,
    'review-reply': nothing,
    'review-thanks': nothing,
    'withdrawal-receipt': nothing,
    'review-request': nothing,
    'question-answered': nothing,
    'points-available': nothing,
    'points-expiring': nothing,
    'points-paused': nothing,
    'tier-changed': nothing,
    ...composers,
  };
}
