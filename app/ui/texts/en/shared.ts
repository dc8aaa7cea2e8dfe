export const shared = {
  areas: {
    today: 'Today',
    loyalty: 'Loyalty',
    customers: 'Customers',
    settings: 'Settings',
    health: 'Health',
  },
  save: 'Save',
  saved: 'Saved',
  discard: 'Discard',
  cancel: 'Cancel',
  loading: 'Loading',
  next: 'Next',
  previous: 'Previous',
  pages: 'Pages',
  tryAgain: 'Try again',
  toToday: 'Go to Today',
  showAsTable: 'Show as table',
  none: 'None',
  points: (count: string) => (count === '1' ? '1 point' : `${count} points`),
  notFound: {
    title: 'This page is not here',
    text: 'It may have been removed, or the link is incomplete. Your data is untouched.',
  },
  refused: {
    title: 'That request could not be read',
    text: 'Something in the address or the form is not as we expect it. Go back and try once more.',
  },
  failed: {
    title: 'This page could not be loaded',
    text: 'The fault is on our side and has been logged. Nothing was changed. Try again in a moment.',
  },
};
