import type { MailServer } from './mail.ts';
import type { MailSettings } from './mail-settings.ts';
import { openMailgun } from './mailgun.server.ts';
import { openSmtp } from './smtp.server.ts';

/** Opens the way by which mails leave. */
export function openMailer(settings: MailSettings): MailServer {
  return 'server' in settings ? openSmtp(settings.server) : openMailgun(settings.mailgun);
}
