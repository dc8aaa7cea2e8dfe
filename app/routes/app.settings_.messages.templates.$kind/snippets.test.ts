import { expect, test } from 'vitest';
import { wording } from '../../mails/wording.ts';
import { messageKinds } from '../../modules/messages/message.ts';
import { en } from '../../ui/texts/en.ts';
import { snippets } from './snippets.ts';

test('every field of every message has a name, and what it inserts can be used there', () => {
  for (const kind of messageKinds)
    for (const { label, snippet, marked } of snippets(wording.fields(kind), en.templates.insert)) {
      expect(label).not.toMatch(/_/);
      expect(snippet).toContain(marked);
      expect(wording.fault(kind, `Hello ${snippet}`)).toBeNull();
    }
});
