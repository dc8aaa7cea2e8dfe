import type { Instant } from '#app/kernel/calendar.ts';
import type { Saved, TemplateView } from '../door.ts';
import type { MessageKind } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import { addVersion } from '../store/versions.server.ts';
import { listTemplateVersions } from '../store/writing.server.ts';
import type { TemplateOverrides } from './template.ts';
import { parseTemplateForm } from './template-form.ts';

/** The words of a kind, ours and the merchant's: see `Messages.getTemplate`. */
export async function getTemplate(
  { db, wording }: Pick<MessagesDeps, 'db' | 'wording'>,
  shopId: bigint,
  kind: MessageKind,
): Promise<TemplateView> {
  const [latest] = await listTemplateVersions(db.sql, shopId, kind, { limit: 1 });
  return {
    kind,
    version: latest?.version ?? 0,
    overrides: latest?.data ?? {},
    defaults: wording.defaults(kind),
    fields: wording.fields(kind),
  };
}

/** Saves the merchant's words for mails from `now` on: see `Messages.saveTemplate`. */
export async function saveTemplate(
  { db, wording }: Pick<MessagesDeps, 'db' | 'wording'>,
  shopId: bigint,
  kind: MessageKind,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<Saved<TemplateOverrides>> {
  const parsed = parseTemplateForm(form, (text) => wording.fault(kind, text));
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    const { version, changed } = await addVersion(tx, `template:${kind}`, parsed.overrides, actor, now);
    if (changed)
      await tx.announce([
        {
          key: `message-template:${kind}:${version}`,
          kind: 'message-template-saved',
          customerId: null,
          orderId: null,
          happenedAt: now,
          data: { message: kind, version, actor },
        },
      ]);
    return { version, changed, data: parsed.overrides };
  });
}
