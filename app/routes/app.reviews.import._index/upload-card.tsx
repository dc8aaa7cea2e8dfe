import { useFetcher } from '@remix-run/react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, InlineError, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { UploadAnswer } from './route.tsx';
import styles from './upload-card.module.css';

/** Chooses a file and sends it to be looked at. */
export function UploadCard() {
  const { upload: words } = useTexts().reviewsMoved;
  const { data, state, submit } = useFetcher<UploadAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setMissing(file === undefined);
    if (file === undefined || state !== 'idle') return;
    const form = new FormData();
    form.set('file', file);
    submit(form, { method: 'post', encType: 'multipart/form-data', action: '/app/reviews/import?index' });
  };
  const refused = data !== undefined && state === 'idle' ? words.refused[data.refused] : null;
  const wrong = missing ? words.missing : refused;
  return (
    <Section title={words.title} about={words.about}>
      <form onSubmit={send} noValidate>
        <BlockStack gap="300">
          <BlockStack gap="100">
            <label htmlFor={id}>{words.file}</label>
            <input
              ref={input}
              id={id}
              className={styles.file}
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={() => setMissing(false)}
              aria-invalid={wrong !== null}
              {...(wrong === null ? {} : { 'aria-describedby': `${id}-error` })}
            />
            {wrong === null ? null : (
              <div id={`${id}-error`} role="alert">
                <InlineError message={wrong} fieldID={id} />
              </div>
            )}
          </BlockStack>
          <InlineStack>
            <Button submit variant="primary" loading={state !== 'idle'}>
              {words.choose}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Section>
  );
}
