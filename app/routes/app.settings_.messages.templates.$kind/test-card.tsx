import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { Language } from '#app/kernel/language.ts';
import type { Audience } from '#app/modules/messages/templates/template.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Button, InlineError, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { TestSendAnswer } from '../app.settings_.messages.templates.$kind_.send-test.ts';
import type { TemplateForm } from './view.server.ts';

interface TestCardProps {
  /** Takes the test. */
  action: string;
  language: Language;
  audience: Audience;
  /** The words as they stand, saved or not. */
  form: TemplateForm;
}

/** Sends the mail of the preview to an address that the merchant types. */
export function TestCard({ action, language, audience, form }: TestCardProps) {
  const { test: words } = useTexts().templates;
  const { Form, data, state, submit } = useFetcher<TestSendAnswer>();
  const [to, setTo] = useState('');
  useToast(
    data,
    useCallback((answer: TestSendAnswer) => ('ok' in answer ? words.sent : null), [words]),
  );
  const busy = state !== 'idle';
  const failed = data !== undefined && 'failed' in data && !busy ? words.failed[data.failed] : null;
  const wrong = data !== undefined && 'to' in data && !busy ? data.to : undefined;
  const send = () =>
    submit({ to, language, audience, form: JSON.stringify(form) }, { method: 'post', action });
  return (
    <Section title={words.title} about={words.about}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={words.to}
          type="email"
          value={to}
          onChange={setTo}
          placeholder={words.placeholder}
          autoComplete="email"
          error={wrong}
          connectedRight={
            <Button submit loading={busy} disabled={to.trim() === ''}>
              {words.send}
            </Button>
          }
        />
      </Form>
      {failed ? <InlineError message={failed} fieldID="test" /> : null}
    </Section>
  );
}
