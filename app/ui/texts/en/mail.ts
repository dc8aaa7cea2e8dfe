export const mail = {
  shape: 'How the mail is shown',
  shapes: { desktop: 'Desktop', phone: 'Phone', text: 'As text' },
  dark: 'Dark',
  bare: 'Pictures off',
  asText: 'The mail as text',
  frame: (subject: string) => `Mail: ${subject}`,
};
