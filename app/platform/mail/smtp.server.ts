import { composeMail } from './compose-mail.server.ts';
import type { DeliveryResult, MailServer } from './mail.ts';
import type { SmtpServer } from './mail-settings.ts';
import {
  type Envelope,
  notReached,
  openSmtpLine,
  type SmtpLine,
  type SmtpPatience,
} from './smtp-line.server.ts';

export interface SmtpTiming extends SmtpPatience {
  /** How long a line is kept for the next mail. */
  readonly idle: number;
}

const usualTiming: SmtpTiming = { connect: 10_000, before: 30_000, after: 120_000, idle: 20_000 };

/** Servers count: after so many a line is closed and another opened. */
const mailsPerLine = 100;

/**
 * Hands mails to an SMTP server over as many connections as are in use at once, each kept for a while for the next
 * mail. A kept one may be dead without our knowing: what it never offered goes over a fresh one, once.
 */
export function openSmtp(server: SmtpServer, timing: SmtpTiming = usualTiming): MailServer {
  const kept = openKeptLines(timing.idle);

  async function handOver(envelope: Envelope, message: Buffer): Promise<DeliveryResult> {
    const old = kept.take();
    if (old !== null) {
      const { result, dead } = await old.line.hand(envelope, message);
      if (result.state === 'taken') kept.keep(old.line, old.mails + 1);
      if (!dead) return result;
    }
    const line = await openSmtpLine(server, timing);
    const { result } = await line.hand(envelope, message);
    if (result.state === 'taken') kept.keep(line, 1);
    return result;
  }

  return {
    async deliver(mail) {
      try {
        const message = await composeMail(mail);
        return await handOver({ from: mail.returnPath ?? mail.from.address, to: mail.to }, message);
      } catch (error) {
        return notReached(error);
      }
    },
    find: async () => 'cannot-tell',
  };
}

interface KeptLine {
  readonly line: SmtpLine;
  /** How many mails it took. */
  readonly mails: number;
  readonly timer: NodeJS.Timeout;
}

function openKeptLines(idleMs: number) {
  const idle: KeptLine[] = [];
  return {
    /** The one that was used last: the others grow old. */
    take(): KeptLine | null {
      for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
        clearTimeout(kept.timer);
        if (kept.line.isOpen) return kept;
      }
      return null;
    },
    keep(line: SmtpLine, mails: number): void {
      if (mails >= mailsPerLine) {
        line.end();
        return;
      }
      const timer = setTimeout(() => {
        idle.splice(idle.indexOf(kept), 1);
        line.end();
      }, idleMs);
      timer.unref();
      const kept = { line, mails, timer };
      idle.push(kept);
    },
  };
}
