import { Link, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** That nobody sends a mail that the screen speaks of, with the way to change it. */
export function UnsentNote({ of }: { of: 'area' | 'expiring' }) {
  const { unsent: words, pause } = useTexts().loyalty;
  return (
    <Text as="p" tone="subdued">
      {words[of]} <Link url="/app/settings/messages">{pause.mailLink}</Link>
    </Text>
  );
}
