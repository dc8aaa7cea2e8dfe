import type { ReturnsView } from '../../app/contracts/returns.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  view: Pick<ReturnsView, 'policy' | 'policyVersion'>;
  /** Address of the storefront; null: it is not known, and the whole policy is not linked. */
  storefront: string | null;
}

/** The policy under which an order was bought, in sentences, with its version and the way to the whole of it. */
export function BoughtUnder({ words, view, storefront }: Props) {
  const version = { version: view.policyVersion };
  return (
    <s-details>
      <s-summary>{words.say('policy.heading', version)}</s-summary>
      <s-stack gap="small-200">
        <s-unordered-list>
          {view.policy.map((sentence) => (
            <s-list-item key={sentence.code}>{words.message('policy-codes', sentence)}</s-list-item>
          ))}
        </s-unordered-list>
        {storefront && (
          <s-link
            target="_blank"
            href={`${storefront.replace(/\/+$/, '')}/apps/afterglow/returns-policy?version=${view.policyVersion}`}
          >
            {words.say('policy.whole')}
          </s-link>
        )}
      </s-stack>
    </s-details>
  );
}
