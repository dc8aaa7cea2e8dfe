import { type ReactNode, useState } from 'react';
import { Stars } from '../../../ui/figures/stars.tsx';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Badge, BlockStack, Button, InlineStack, Link, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { useActing } from '../act/use-acting.ts';
import type { PersonView } from '../view/person.server.ts';
import type { ReturnView } from '../view/view.server.ts';

/** Who it is of and what they did before, and whether limits count for them. */
export function PersonCard({ view }: { view: Pick<ReturnView, 'id' | 'person' | 'rights'> }) {
  const { person: words } = useTexts().returns.one;
  const { person } = view;
  if (person === null) return <Section title={words.title} about={words.guest} />;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(person.tier === null ? [] : [[words.tier, person.tier] as const]),
    [words.orders, person.orders],
    [words.points, person.points],
    [words.returns, person.kept ? `${person.returns}, ${person.kept}` : person.returns],
    [words.rate, person.rate],
    [words.rating, <Rating key="rating" rating={person.rating} />],
  ];
  return (
    <Section
      title={words.title}
      aside={
        person.list ? (
          <Badge tone={person.list === 'block' ? 'warning' : 'info'}>{words.listed[person.list]}</Badge>
        ) : null
      }
    >
      <Link url={`/app/customers/${person.id}`}>{person.name}</Link>
      <BlockStack as="ul" gap="150">
        {facts.map(([label, value]) => (
          <li key={label} style={{ listStyle: 'none' }}>
            <InlineStack align="space-between" gap="200">
              <Text as="span" tone="subdued">
                {label}
              </Text>
              <Text as="span">{value}</Text>
            </InlineStack>
          </li>
        ))}
      </BlockStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.ratingNote}
      </Text>
      <Lists view={view} person={person} />
    </Section>
  );
}

function Rating({ rating }: { rating: PersonView['rating'] }) {
  const { person: words } = useTexts().returns.one;
  if (rating === null) return words.noRating;
  return (
    <>
      <Stars count={rating.stars} /> {rating.text}
    </>
  );
}

function Lists({ view, person }: { view: Pick<ReturnView, 'id' | 'rights'>; person: PersonView }) {
  const { returns, shared } = useTexts();
  const { person: words } = returns.one;
  const { busy, send } = useActing(view.id, view.rights.notPay);
  const [asking, setAsking] = useState(false);
  const list = (to: 'allow' | 'block' | 'none') => {
    setAsking(false);
    send({ intent: 'list-customer', list: to });
  };
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {words.lists[person.list ?? 'none']}
      </Text>
      {view.rights.rule ? (
        <InlineStack gap="200">
          {person.list === null ? null : (
            <Button size="slim" loading={busy} onClick={() => list('none')}>
              {words.toNone}
            </Button>
          )}
          {person.list === 'allow' ? null : (
            <Button size="slim" loading={busy} onClick={() => list('allow')}>
              {words.toAllow}
            </Button>
          )}
          {person.list === 'block' ? null : (
            <Button size="slim" loading={busy} onClick={() => setAsking(true)}>
              {words.toBlock}
            </Button>
          )}
        </InlineStack>
      ) : null}
      <ConfirmModal
        id="block-modal"
        open={asking}
        title={words.blockTitle}
        confirm={words.toBlock}
        cancel={shared.cancel}
        critical
        busy={busy}
        onConfirm={() => list('block')}
        onClose={() => setAsking(false)}
      >
        <Text as="p">{words.blockText}</Text>
      </ConfirmModal>
    </BlockStack>
  );
}
