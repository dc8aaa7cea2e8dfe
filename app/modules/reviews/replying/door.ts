import type { Instant } from '#app/kernel/calendar.ts';

/** `public`: shown under the review. `private`: sent to its author once, and to nobody else. */
export const replyVisibilities = ['public', 'private'] as const;
export type ReplyVisibility = (typeof replyVisibilities)[number];

export interface ReviewReply {
  readonly visibility: ReplyVisibility;
  readonly body: string;
  /** A staff member's id at Shopify. */
  readonly actor: string;
  readonly writtenAt: Instant;
  readonly editedAt: Instant | null;
}

export interface ReplyTemplate {
  readonly id: bigint;
  readonly name: string;
  readonly body: string;
  readonly savedBy: string;
}

/** `not-yours`: no such review. `already-done`: a private reply was sent before. `not-allowed`: nobody can be written to, or its author took it back. */
export type Replied =
  | { readonly reply: ReviewReply }
  | { readonly refused: 'not-yours' | 'already-done' | 'not-allowed' };

/** `name-taken`: another template is called so. `too-many`: there are as many as there may be. */
export type TemplateSaved = { readonly id: bigint } | { readonly refused: 'name-taken' | 'too-many' };

export interface Replying {
  /** Answers a review. A public reply again takes the place of the one before; `body` is neither empty nor too long. */
  reply(
    shopId: bigint,
    reviewId: bigint,
    reply: { readonly visibility: ReplyVisibility; readonly body: string },
    actor: string,
    now: Instant,
  ): Promise<Replied>;
  /** Takes the public reply away. False: there is none. */
  removeReply(shopId: bigint, reviewId: bigint): Promise<boolean>;
  /** The public one first. */
  listReplies(shopId: bigint, reviewId: bigint): Promise<readonly ReviewReply[]>;
  /** By name. */
  listReplyTemplates(shopId: bigint): Promise<readonly ReplyTemplate[]>;
  /** A new one, or (`id`) other words under the same number. */
  saveReplyTemplate(
    shopId: bigint,
    template: { readonly id: bigint | null; readonly name: string; readonly body: string },
    actor: string,
  ): Promise<TemplateSaved>;
  deleteReplyTemplate(shopId: bigint, id: bigint): Promise<boolean>;
}
