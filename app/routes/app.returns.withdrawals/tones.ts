/** What needs somebody stands out. */
export const standingTones = {
  found: { tone: 'success' },
  'no-return': { tone: 'attention' },
  'not-found': { tone: 'attention' },
  'too-late': { tone: 'attention' },
  'nothing-left': { tone: 'attention' },
  handled: {},
} as const;
