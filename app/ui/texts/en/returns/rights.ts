/** Why this is not for whoever asks; said before the button is pressed, and after. */
export const rights = {
  role: (_limit: string) => 'Your role does not include this. A manager can do it.',
  amount: (limit: string) =>
    limit === ''
      ? 'It is worth more than you may approve. A manager can do it.'
      : `It is worth more than the ${limit} that you may approve. A manager can do it.`,
};
