import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { PolicyForm } from '../policy/forms.ts';
import type { PolicyVersion } from '../policy/policy.ts';

export interface PolicyView {
  readonly currency: CurrencyCode;
  /** Null: the area is off. */
  readonly liveFrom: Instant | null;
  /** The published one; null: nothing saved yet. */
  readonly current: SavedPolicy | null;
  /** Null: nothing is being worked on. */
  readonly draft: {
    readonly revision: number;
    readonly basedOn: number | null;
    readonly form: PolicyForm;
    readonly savedBy: string;
    readonly savedAt: Instant;
  } | null;
  /** What the form shows: the policy saved last, else the default. */
  readonly form: PolicyForm;
  /** What going live still needs of Shopify. */
  readonly missingScopes: readonly string[];
}

export interface SavedPolicy extends PolicyVersion {
  readonly savedBy: string;
  readonly savedAt: Instant;
  /** The version that it put back; null: it is a new one. */
  readonly restored: number | null;
}

export interface PolicySaved {
  readonly version: number;
  readonly changed: boolean;
}

export interface BadInput {
  readonly refused: 'bad-input';
  /** By the field's path: `days`, `reasons.0.label`. */
  readonly errors: Readonly<Record<string, string>>;
}
