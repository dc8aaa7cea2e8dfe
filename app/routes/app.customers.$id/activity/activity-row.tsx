import {
  AlertTriangleIcon,
  CashDollarIcon,
  CheckCircleIcon,
  ClockIcon,
  DeliveryIcon,
  EditIcon,
  EmailIcon,
  MergeIcon,
  OrderIcon,
  PackageFulfilledIcon,
  PaymentIcon,
  PersonLockIcon,
  QuestionCircleIcon,
  ReceiptRefundIcon,
  ReturnIcon,
  RewardIcon,
  StarIcon,
  UndoIcon,
  XCircleIcon,
} from '@shopify/polaris-icons';
import { Badge, Icon, InlineStack, Link, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import styles from './activity.module.css';
import type { ActivityEntry } from './activity.server.ts';

const icons: Record<string, typeof OrderIcon> = {
  'order-placed': OrderIcon,
  'order-paid': PaymentIcon,
  'order-edited': EditIcon,
  'order-cancelled': XCircleIcon,
  'order-refunded': ReceiptRefundIcon,
  'order-shipped': DeliveryIcon,
  'order-delivered': PackageFulfilledIcon,
  'return-requested': ReturnIcon,
  'return-approved': CheckCircleIcon,
  'return-declined': XCircleIcon,
  'return-cancelled': XCircleIcon,
  'return-in-transit': DeliveryIcon,
  'return-received': PackageFulfilledIcon,
  'return-inspected': CheckCircleIcon,
  'return-settled': ReceiptRefundIcon,
  'return-closed': ReturnIcon,
  'points-granted': RewardIcon,
  'points-clawed': UndoIcon,
  'points-available': CheckCircleIcon,
  'points-expired': ClockIcon,
  'debt-repaid': CashDollarIcon,
  'review-requested': EmailIcon,
  'message-sent': EmailIcon,
  'message-not-sent': XCircleIcon,
  'message-unknown': QuestionCircleIcon,
  'mail-bounced': AlertTriangleIcon,
  'mail-complained': AlertTriangleIcon,
  'address-suppressed': XCircleIcon,
  'address-unsuppressed': CheckCircleIcon,
  unsubscribed: XCircleIcon,
  'subscribed-again': CheckCircleIcon,
  'customer-merged': MergeIcon,
  'customer-redacted': PersonLockIcon,
};

/** One thing that happened: a sentence, and what is kept of it behind a fold. */
export function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const { activity: words } = useTexts().customer;
  return (
    <li className={styles.item} data-group={entry.group}>
      <span className={styles.icon} aria-hidden="true">
        <Icon source={icons[entry.kind] ?? StarIcon} />
      </span>
      <details className={styles.fold}>
        <summary className={styles.summary}>
          <span className={styles.text}>
            {entry.text}
            {entry.imported ? (
              <span className={styles.badge} title={words.importedHint}>
                <Badge>{words.imported}</Badge>
              </span>
            ) : null}
          </span>
          <time dateTime={entry.at.iso} title={entry.at.full} className={styles.time}>
            {entry.time}
          </time>
        </summary>
        <dl className={styles.data}>
          {entry.data.map(({ name, value }) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <InlineStack gap="300" blockAlign="center">
          {entry.order ? (
            <Link url={entry.order.url} target="_top">
              {words.inShopify(entry.order.name)}
            </Link>
          ) : null}
          {entry.imported ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {words.importedHint}
            </Text>
          ) : null}
        </InlineStack>
      </details>
    </li>
  );
}
