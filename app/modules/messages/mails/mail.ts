/** What a message says, before its language is known. */
export type MailContent = ReviewRequestContent;

export interface ReviewRequestContent {
  readonly kind: 'review-request';
  /** "#1001" */
  readonly orderName: string;
  readonly products: readonly { readonly title: string; readonly imageUrl: string | null }[];
  /** The one thing to do. */
  readonly url: string;
}
