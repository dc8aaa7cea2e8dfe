import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { BlockStack, Checkbox, Link, SkeletonBodyText, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PauseView } from '../app.loyalty_.pause.ts';

/** What the question before going offline says of codes and members, and whether members are told. */
export function useLeaving() {
  const [tell, setTell] = useState(false);
  const { data, load } = useFetcher<PauseView>();
  const onAsk = useCallback(() => load('/app/loyalty/pause'), [load]);
  const telling = tell && data?.mailOn === true && !data.nobody;
  return {
    onAsk,
    fields: { tell: telling ? 'yes' : 'no' },
    content: data ? (
      <PauseQuestion view={data} tell={telling} onTell={setTell} />
    ) : (
      <SkeletonBodyText lines={3} />
    ),
  };
}

function PauseQuestion(props: { view: PauseView; tell: boolean; onTell: (tell: boolean) => void }) {
  const { view, tell, onTell } = props;
  const { pause: words } = useTexts().loyalty;
  return (
    <BlockStack gap="300">
      <Text as="p">{view.codes}</Text>
      <Text as="p">{view.members}</Text>
      {view.nobody ? null : (
        <Checkbox
          label={words.tell}
          checked={tell}
          disabled={!view.mailOn}
          onChange={onTell}
          helpText={
            view.mailOn ? (
              words.tellHelp
            ) : (
              <>
                {words.mailOff} <Link url="/app/settings/messages">{words.mailLink}</Link>
              </>
            )
          }
        />
      )}
    </BlockStack>
  );
}
