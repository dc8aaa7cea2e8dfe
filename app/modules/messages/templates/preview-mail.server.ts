import type { Instant } from '#app/kernel/calendar.ts';
import type { AskedMail, BadInput, PreviewedMail } from '../door.ts';
import { canBeUnsubscribed } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import { findWriting } from '../store/writing.server.ts';
import type { Brand } from './brand/brand.ts';
import { parseBrandForm } from './brand/brand-form.ts';
import { madeUpContent } from './made-up.ts';
import { resolveTexts } from './resolve-texts.ts';
import type { TemplateOverrides } from './template.ts';
import { parseTemplateForm } from './template-form.ts';

type Deps = Pick<MessagesDeps, 'db' | 'wording' | 'samples' | 'people' | 'writeMail'>;

/** The mail that a kind would be with unsaved words and look: see `Messages.preview`. */
export async function previewMail(
  deps: Deps,
  shopId: bigint,
  asked: AskedMail,
  now: Instant,
): Promise<PreviewedMail | BadInput> {
  const { kind, language, audience } = asked;
  const [saved, shop, sample] = await Promise.all([
    findWriting(deps.db.sql, shopId, [kind]),
    deps.people.shopForMessages(shopId),
    deps.samples(shopId, kind, now),
  ]);
  const wanted = wantedWriting(deps, asked, { brand: saved.brand, overrides: saved.overrides[kind] ?? {} });
  if ('refused' in wanted) return wanted;
  const home = `https://${shop.domain}`;
  const lifecycle = audience === 'every' ? (sample?.lifecycle ?? 'repeat') : audience;
  const mail = await deps.writeMail({
    parts: [sample?.content ?? madeUpContent(kind, language, { url: home, currency: shop.currency })],
    language,
    locale: language,
    lifecycle,
    firstName: sample?.firstName ?? null,
    shopName: shop.name,
    brand: wanted.brand,
    texts: { [kind]: resolveTexts(deps.wording.defaults(kind), wanted.overrides, language, audience) },
    preferencesUrl: canBeUnsubscribed(kind) ? home : null,
    openUrl: null,
    at: now,
  });
  return { ...mail, orderName: sample?.orderName ?? null, lifecycle };
}

interface Wanted {
  readonly brand: Brand;
  readonly overrides: TemplateOverrides;
}

/** What is unsaved where it is asked for, else what is saved. */
function wantedWriting(
  { wording }: Pick<MessagesDeps, 'wording'>,
  { kind, overrides, brand }: AskedMail,
  saved: Wanted,
): Wanted | BadInput {
  const words =
    overrides === null ? saved : parseTemplateForm(overrides, (text) => wording.fault(kind, text));
  const look = brand === null ? saved : parseBrandForm(brand);
  if ('errors' in words) return { refused: 'bad-input', errors: words.errors };
  if ('errors' in look) return { refused: 'bad-input', errors: look.errors };
  return { overrides: words.overrides, brand: look.brand };
}
