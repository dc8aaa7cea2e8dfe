/** What the inbox can be narrowed to. */
export const starChoices = ['5', '4', '3', '2', '1'] as const;
export { reviewMarks as markChoices } from '#app/modules/reviews/review.ts';
