import type { Words } from './words.ts';

/** A code to read and to copy; `id` is the clipboard's, once on the page. */
export function CopyableCode({ words, id, code }: { words: Words; id: string; code: string }) {
  return (
    <s-stack direction="inline" gap="base" alignItems="center">
      <s-text type="strong">{code}</s-text>
      <s-link command="--copy" commandFor={id} accessibilityLabel={words.say('held.copy-label', { code })}>
        {words.say('held.copy')}
      </s-link>
      <s-clipboard-item id={id} text={code} />
    </s-stack>
  );
}
