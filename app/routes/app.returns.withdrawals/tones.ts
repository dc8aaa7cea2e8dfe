/** What needs somebody stands out. */
export const standingTones = {
  found: { tone: 'success' },
  'not-found': { tone: 'attention' },
  'too-late': { tone: 'attention' },
  'nothing-left': { tone: 'attention' },
  handled: {},
} as const;
