import { Badge, Banner, BlockStack, Box, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './customer-header.module.css';
import type { ProfileView } from './view.server.ts';

/** Who it is, at a glance. */
export function CustomerHeader({ profile, tier }: { profile: ProfileView; tier: string | null }) {
  const { customer: words } = useTexts();
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <InlineStack align="start" gap="200" blockAlign="center">
              <Text as="p" variant="headingLg" breakWord>
                {profile.name}
              </Text>
              {tier === null ? null : <Badge tone="info">{tier}</Badge>}
              {profile.country ? <Badge>{profile.country}</Badge> : null}
            </InlineStack>
            <Text as="p" tone="subdued">
              {profile.since} · {profile.orders}
              {profile.lastOrder ? (
                <>
                  {', '}
                  <Moment at={{ ...profile.lastOrder, text: words.lastOrder(profile.lastOrder.text) }} />
                </>
              ) : null}
            </Text>
          </BlockStack>
          <span className={styles.onScreen}>
            <Button url={profile.adminUrl} target="_top">
              {words.inShopify}
            </Button>
          </span>
        </InlineStack>
        {profile.standing === 'known' ? null : (
          <Banner tone="info">{profile.standing === 'erased' ? words.erased : words.deleted}</Banner>
        )}
      </BlockStack>
    </Box>
  );
}
