import type { WriteMail } from '#app/modules/messages/mails/mail.ts';
import { composeLetter } from './letter/compose-letter.ts';
import { printHtml } from './letter/print-html.ts';
import { printText } from './letter/print-text.ts';
import { lookOf } from './look/look.ts';

/** The same letter twice: as HTML that reads well without pictures and in the dark, and as text. */
export const writeMail: WriteMail = async (mail) => {
  const letter = composeLetter(mail);
  return {
    subject: letter.subject,
    preview: letter.preview,
    html: printHtml(letter, lookOf(mail.brand, mail.language)),
    text: printText(letter),
  };
};
