import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import type { RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { type FormAnswer, useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { AccessCard } from '../../ui/live/access-card.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { LoyaltyTabs } from '../app.loyalty/tabs.tsx';
import { decideRewards } from './decide.server.ts';
import { RedemptionCard } from './form/redemption-card.tsx';
import { RewardsCard } from './form/rewards-card.tsx';
import { missingScopes } from './needed-scopes.ts';
import { RewardsPreviewCard } from './preview-card.tsx';
import { readRewardsView } from './view.server.ts';

const address = '/app/loyalty/rewards';
const previewAddress = `${address}/preview`;

export const meta = pageTitle((texts) => texts.loyalty.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readRewardsView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideRewards(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function RewardsPage() {
  const { loyalty, rewards: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<RewardsForm>(view.form, { action: address, field: 'rewards' });
  const [balance, setBalance] = useState(view.balance);
  const preview = useFormPreview(view.preview, editor, {
    action: previewAddress,
    tried: { fields: { balance }, changed: balance !== view.balance },
  });
  const missing = missingScopes(editor.form.rewards, view.granted);
  return (
    <Screen title={loyalty.title}>
      <FormBar
        id="rewards-bar"
        editor={{ ...editor, answer: answerNow(editor.answer, missing) }}
        saved={words.saved}
      />
      <BlockStack gap="400">
        <LoyaltyTabs current="rewards" />
        <Layout
          aside={
            <RewardsPreviewCard
              preview={preview.view}
              stale={preview.stale}
              balance={balance}
              onBalance={setBalance}
            />
          }
          main={
            <Allowed right="publish">
              <BlockStack gap="400">
                <AccessCard missing={missing} words={words.access} />
                <RewardsCard
                  editor={editor}
                  maths={preview.view.maths}
                  currency={view.currency}
                  granted={view.granted}
                  collections={view.collections}
                />
                <RedemptionCard editor={editor} maths={preview.view.hold} />
                <VersionsCard
                  about={words.versions.about}
                  none={words.versions.none}
                  versions={view.versions}
                  action={address}
                />
              </BlockStack>
            </Allowed>
          }
        />
      </BlockStack>
    </Screen>
  );
}

/** What saving answered, without a refusal for lack of access once the access is there. */
function answerNow(answer: FormAnswer | undefined, missing: readonly string[]): FormAnswer | undefined {
  const lacked = answer !== undefined && 'errors' in answer && answer.refused === 'not-allowed';
  return lacked && missing.length === 0 ? undefined : answer;
}

export function ErrorBoundary() {
  return <PageFailure />;
}
