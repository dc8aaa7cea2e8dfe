import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { AccessCard } from '../../ui/live/access-card.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, Card, SkeletonBodyText } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { TryLink } from '../../ui/trying/try-link.tsx';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { LoyaltyTabs } from '../app.loyalty/tabs.tsx';
import { dropTiers, keepDraft, tiersDraft, tryAddress } from '../app.loyalty_.try/draft.ts';
import { AgainCard } from './again-card.tsx';
import { decideTiers } from './decide.server.ts';
import { KeepingCard } from './form/keeping-card.tsx';
import { LevelsCard } from './form/levels-card.tsx';
import type { TiersEditor } from './form/use-tiers-editor.ts';
import { MoversCard } from './movers-card.tsx';
import { OffCard } from './off-card.tsx';
import type { PerkView } from './perk-views.ts';
import type { TiersPreviewView } from './preview.ts';
import { ShopperCard } from './shopper-card.tsx';
import { readTiersView, type TiersPart } from './view.server.ts';

const address = '/app/loyalty/tiers';

export const meta = pageTitle((texts) => texts.loyalty.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readTiersView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const { answer, status } = await decideTiers(merchant, await readForm(request));
  return json(answer, { status });
}

export default function TiersPage() {
  const { loyalty, loyaltyTry, tiers: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<TiersPart>(view.form, { action: address, field: 'tiers' }, tiersDraft());
  const { tiers } = editor.form;
  // Where there are no tiers there is nothing to work out.
  const preview = useFormPreview<TiersPreviewView | null>(
    view.preview,
    { ...editor, unsaved: editor.unsaved && tiers !== null },
    { action: `${address}/preview` },
  );
  const versions = (
    <VersionsCard
      about={loyalty.versions.about}
      none={loyalty.versions.none(view.rule)}
      versions={view.versions}
      action="/app/loyalty"
    />
  );
  return (
    <Screen title={loyalty.title}>
      <FormBar id="tiers-bar" editor={editor} saved={words.saved} carriesTo={tryAddress} />
      <BlockStack gap="400">
        <LoyaltyTabs current="tiers" />
        {tiers === null ? (
          <Allowed right="publish">
            <NoTiers versions={versions} onStart={() => editor.change({ tiers: view.starter })} />
          </Allowed>
        ) : (
          <Layout
            aside={
              <BlockStack gap="400">
                <Aside preview={preview.view} stale={preview.stale} />
                <TryLink
                  words={loyaltyTry}
                  address={tryAddress}
                  keep={() => keepDraft(editor.unsaved ? { of: 'tiers', form: editor.form } : null)}
                  drop={dropTiers}
                />
              </BlockStack>
            }
            main={
              <Allowed right="publish">
                <BlockStack gap="400">
                  {tiers.levels.some(({ customerTag }) => customerTag.trim() !== '') ? (
                    <AccessCard missing={missingFor(tiers, view)} words={words.access} />
                  ) : null}
                  <Fields
                    {...{ tiers, editor }}
                    preview={preview.view}
                    currency={view.currency}
                    perks={view.perks}
                  />
                  {view.perks.some(({ tone }) => tone === 'critical') ? <AgainCard action={address} /> : null}
                  {view.form.tiers === null ? null : <OffCard action={address} />}
                  {versions}
                </BlockStack>
              </Allowed>
            }
          />
        )}
      </BlockStack>
    </Screen>
  );
}

/** A tag takes less than a discount does. */
function missingFor(
  { levels }: TiersForm,
  view: { readonly missing: readonly string[]; readonly missingForPerks: readonly string[] },
): readonly string[] {
  const gives = levels.some(({ freeShipping, percent }) => freeShipping || percent.trim() !== '');
  return gives ? view.missingForPerks : view.missing;
}

interface FieldsProps {
  tiers: TiersForm;
  editor: TiersEditor;
  preview: TiersPreviewView | null;
  currency: string;
  perks: readonly PerkView[];
}

function Fields({ tiers, editor, preview, currency, perks }: FieldsProps) {
  const fields = {
    tiers,
    editor,
    set: (patch: Partial<TiersForm>) => editor.change({ tiers: { ...tiers, ...patch } }),
  };
  return (
    <>
      <LevelsCard {...fields} maths={preview?.levels ?? []} {...{ currency, perks }} />
      <KeepingCard {...fields} meaning={preview?.meaning ?? []} />
    </>
  );
}

function Aside({ preview, stale }: { preview: TiersPreviewView | null; stale: boolean }) {
  const { preview: shopper, movers } = useTexts().tiers;
  if (preview === null)
    return (
      <BlockStack gap="400">
        {[shopper.title, movers.title].map((title) => (
          <Section key={title} title={title}>
            <SkeletonBodyText lines={4} />
          </Section>
        ))}
      </BlockStack>
    );
  return (
    <BlockStack gap="400">
      <ShopperCard shoppers={preview.shoppers} stale={stale} />
      {preview.movers ? <MoversCard movers={preview.movers} /> : null}
    </BlockStack>
  );
}

interface NoTiersProps {
  versions: ReactNode;
  onStart: () => void;
}

function NoTiers({ versions, onStart }: NoTiersProps) {
  const { empty: words } = useTexts().tiers;
  return (
    <BlockStack gap="400">
      <Card>
        <EmptyState
          picture="people"
          title={words.title}
          action={
            <Button variant="primary" onClick={onStart}>
              {words.action}
            </Button>
          }
        >
          {words.text}
        </EmptyState>
      </Card>
      {versions}
    </BlockStack>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
