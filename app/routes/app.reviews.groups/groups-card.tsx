import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Button, Divider, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { GroupsAnswer } from './decide.server.ts';
import { GroupForm } from './group-form.tsx';
import { refusalOf } from './refusal.ts';
import { RemoveGroup } from './remove-group.tsx';
import type { GroupsView, GroupView } from './view.server.ts';

const empty: GroupView = { id: '', title: '', products: [], rating: null };

/** All groups, and the one that is made or changed. */
export function GroupsCard({ view }: { view: GroupsView }) {
  const { reviewGroups: words } = useTexts();
  const { data, submit } = useFetcher<GroupsAnswer>();
  const [edited, setEdited] = useState<GroupView | null>(null);
  const [leaving, setLeaving] = useState<GroupView | null>(null);
  useToast(
    data,
    useCallback((answer: GroupsAnswer) => ('done' in answer ? words.removed : null), [words]),
  );
  const refused = data !== undefined && 'refused' in data ? refusalOf(data, view.titles, words) : null;
  const add = (
    <Button disabled={!view.allowed} onClick={() => setEdited(empty)}>
      {words.add}
    </Button>
  );
  return (
    <Section
      title={words.section}
      about={words.about}
      aside={view.groups.length > 0 && edited === null ? add : null}
    >
      <Banner tone="info">{words.rule}</Banner>
      {edited === null ? null : (
        <GroupForm key={edited.id} group={edited} titles={view.titles} onClose={() => setEdited(null)} />
      )}
      {refused === null ? null : <InlineError message={refused} fieldID="group" />}
      {view.groups.length === 0 && edited === null ? (
        <EmptyState picture="calm" title={words.none} compact action={add}>
          {words.noneText}
        </EmptyState>
      ) : (
        view.groups
          .filter(({ id }) => id !== edited?.id)
          .map((group) => (
            <BlockStack key={group.id} gap="400">
              <Divider />
              <GroupRow
                group={group}
                view={view}
                onChange={() => setEdited(group)}
                onRemove={() => setLeaving(group)}
              />
            </BlockStack>
          ))
      )}
      <RemoveGroup
        group={leaving}
        onClose={() => setLeaving(null)}
        onConfirm={({ id }) => {
          setLeaving(null);
          submit({ intent: 'remove', id }, { method: 'post', action: '/app/reviews/groups' });
        }}
      />
    </Section>
  );
}

interface GroupRowProps {
  group: GroupView;
  view: GroupsView;
  onChange: () => void;
  onRemove: () => void;
}

function GroupRow({ group, view, onChange, onRemove }: GroupRowProps) {
  const { reviewGroups: words } = useTexts();
  const { title, products, rating } = group;
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p">{products.map((id) => view.titles[id] ?? id).join(', ')}</Text>
        <Text as="p" tone="subdued">
          {words.members(products.length)}
          {' · '}
          {rating === null ? words.unrated : words.rating(rating.value, rating.count)}
        </Text>
      </BlockStack>
      <InlineStack gap="200">
        <Button disabled={!view.allowed} accessibilityLabel={`${words.change}: ${title}`} onClick={onChange}>
          {words.change}
        </Button>
        <Button
          tone="critical"
          disabled={!view.allowed}
          accessibilityLabel={`${words.remove}: ${title}`}
          onClick={onRemove}
        >
          {words.remove}
        </Button>
      </InlineStack>
    </InlineStack>
  );
}
