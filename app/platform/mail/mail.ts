import type { Instant } from '../../kernel/calendar.ts';

/** A mail as it is handed over. */
export interface OutgoingMail {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  /** Where bounces go; null: to the sender's own address. */
  readonly returnPath: string | null;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Instant;
  readonly headers: Readonly<Record<string, string>>;
  /** PEM of an RSA key; null: we do not sign. */
  readonly dkim: DkimKey | null;
}

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: string;
}

/**
 * `taken`: the server has it. `refused`: it will never take it. `not-reached`: nothing was handed over, another try
 * is safe; with `refusesUs` it is in vain until somebody has put right who we are to that server. `unknown`: it may
 * have it.
 */
export type DeliveryResult =
  | { readonly state: 'taken' }
  | { readonly state: 'refused' | 'unknown'; readonly why: string }
  | { readonly state: 'not-reached'; readonly why: string; readonly refusesUs?: boolean };

export interface MailServer {
  /** Never breaks. */
  deliver(mail: OutgoingMail): Promise<DeliveryResult>;
  /** `claimedAt`: the real time at which its handing over began: what keeps a record needs time until it shows. */
  find(messageId: string, claimedAt: Instant): Promise<'has-it' | 'has-it-not' | 'cannot-tell'>;
}
