/** Where all pages about messages live. */
export const messagesAddress = '/app/settings/messages';
