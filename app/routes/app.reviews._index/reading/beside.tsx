import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { Stars } from '../../../ui/figures/stars.tsx';
import { useMay } from '../../../ui/page/allowed.tsx';
import { useToast } from '../../../ui/page/toast.ts';
import { Banner, BlockStack, Button, InlineStack, Text } from '../../../ui/polaris.ts';
import { Moment } from '../../../ui/print/moment.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ModerationAnswer } from '../../app.reviews/decide.server.ts';
import { HideModal } from '../../app.reviews/hide-modal.tsx';
import type { MediaAnswer } from '../../app.reviews_.media.ts';
import styles from '../inbox.module.css';
import type { MediaView, ReadingView } from './reading-view.ts';

/** Why a person should look at it: signals, and what visitors reported. */
export function Warnings({ reading }: { reading: ReadingView }) {
  const { reviewBeside: words } = useTexts();
  const { data, state, submit } = useFetcher<ModerationAnswer>();
  const may = useMay('decide');
  useToast(
    data,
    useCallback(
      (answer: ModerationAnswer) =>
        'done' in answer && answer.done === 'settle-reports' ? words.reports.settled : null,
      [words],
    ),
  );
  const open = reading.reports.filter((report) => report.open);
  return (
    <>
      {reading.held.length === 0 ? null : (
        <Banner tone="warning" title={words.held}>
          <BlockStack gap="100">
            {reading.held.map((signal) => (
              <Text as="p" key={signal}>
                {signal}
              </Text>
            ))}
            <Text as="p">{words.heldAbout}</Text>
          </BlockStack>
        </Banner>
      )}
      {open.length === 0 ? null : (
        <Banner
          tone="warning"
          title={words.reports.title}
          action={{
            content: words.reports.settle,
            disabled: !may,
            loading: state !== 'idle',
            onAction: () =>
              submit(
                { intent: 'settle-reports', review: reading.id },
                { method: 'post', action: '/app/reviews' },
              ),
          }}
        >
          <ul className={styles.reasons}>
            {open.map(({ reason, at }) => (
              <li key={`${at.iso} ${reason}`}>
                {reason}, <Moment at={at} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

/** Photos large, videos to play; each can be taken out of sight for a reason. */
export function Pictures({ media }: Pick<ReadingView, 'media'>) {
  const { media: words } = useTexts().reviewBeside;
  const { data, state, submit } = useFetcher<MediaAnswer>();
  const [hiding, setHiding] = useState<MediaView | null>(null);
  const busy = state !== 'idle';
  const may = useMay('decide');
  useToast(
    data,
    useCallback(
      (answer: MediaAnswer) =>
        'refused' in answer ? null : answer.done === 'hide' ? words.hid : words.shown,
      [words],
    ),
  );
  if (media.length === 0) return null;
  const send = (fields: Record<string, string>) =>
    submit(fields, { method: 'post', action: '/app/reviews/media' });
  return (
    <section aria-label={words.title} className={styles.media}>
      {media.map((one) => (
        <figure key={one.id} data-hidden={one.hidden ? '' : undefined}>
          {one.kind === 'photo' ? (
            <a href={one.url} target="_blank" rel="noreferrer" title={words.open}>
              <img src={one.url} alt={one.alt} loading="lazy" />
            </a>
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: nobody has written captions for what a shopper filmed
            <video src={one.url} controls preload="metadata" aria-label={one.alt} />
          )}
          <figcaption>
            <Text as="span" variant="bodySm" tone="subdued">
              {one.state}
            </Text>
            {one.hidden ? (
              <Button
                variant="plain"
                disabled={busy || !may}
                accessibilityLabel={words.unhideLabel(one.alt)}
                onClick={() => send({ intent: 'unhide', media: one.id })}
              >
                {words.unhide}
              </Button>
            ) : (
              <Button
                variant="plain"
                tone="critical"
                disabled={busy || !may}
                accessibilityLabel={words.hideLabel(one.alt)}
                onClick={() => setHiding(one)}
              >
                {words.hide}
              </Button>
            )}
          </figcaption>
        </figure>
      ))}
      <HideModal
        id="hide-picture"
        open={hiding !== null}
        title={words.hideTitle}
        text={words.hideText}
        busy={busy}
        onHide={(reason) => {
          if (hiding) send({ intent: 'hide', media: hiding.id, reason });
          setHiding(null);
        }}
        onClose={() => setHiding(null)}
      />
    </section>
  );
}

/** What was written before its author changed it. */
export function Before({ before }: Pick<ReadingView, 'before'>) {
  const { before: words } = useTexts().reviewBeside;
  if (before.length === 0) return null;
  return (
    <details className={styles.before}>
      <summary>{words.title(before.length)}</summary>
      <BlockStack gap="300">
        {before.map(({ stars, title, body, until }) => (
          <BlockStack gap="100" key={until.iso}>
            <InlineStack gap="200" blockAlign="center">
              <Stars count={stars} />
              <Text as="span" variant="bodySm" tone="subdued">
                {words.until} <Moment at={until} />
              </Text>
            </InlineStack>
            {title ? (
              <Text as="p" variant="headingSm" breakWord>
                {title}
              </Text>
            ) : null}
            {body ? <p className={styles.body}>{body}</p> : null}
          </BlockStack>
        ))}
      </BlockStack>
    </details>
  );
}
