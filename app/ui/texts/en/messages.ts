export const messages = {
  title: 'Messages',
  tabs: {
    label: 'Messages',
    overview: 'Overview',
    rules: 'Rules',
    look: 'Look',
    sender: 'Sender',
    log: 'Log',
    suppressed: 'Suppressed',
  },
};
