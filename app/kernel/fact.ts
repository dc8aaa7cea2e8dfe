import type { Instant } from './calendar.ts';
import type { CustomerId, OrderId } from './ids.ts';

/** Codes, numbers (bigints as text) and flags. Never names, addresses or free text: facts cannot be erased. */
export type FactData = { readonly [name: string]: string | number | boolean | null };

/** Something that happened, as a module announces it. The same happening always has the same key. */
export interface NewFact<Kind extends string = string> {
  readonly key: string;
  readonly kind: Kind;
  /** Business time of the happening, not of its arrival. */
  readonly happenedAt: Instant;
  readonly subject: FactSubject;
  readonly data: FactData;
  /** From before the app was installed: recorded for the timeline, never reacted to. */
  readonly imported: boolean;
}

/** Whom and which order it is about, as far as they are known. */
export interface FactSubject {
  readonly customerId: CustomerId | null;
  readonly orderId: OrderId | null;
}
