import { parseInstant } from '../../app/kernel/calendar.ts';
import { exampleContents } from '../../app/mails/example-mails.ts';
import {
  type Messages,
  type MessagesDeps,
  openMessages,
  type Recipient,
} from '../../app/modules/messages/index.server.ts';
import {
  classOfKind,
  type Intent,
  type MessageKind,
  messageKinds,
  type PlannedMessage,
} from '../../app/modules/messages/message.ts';
import type { Composed, Delivery, Found, Mail, TellElsewhere } from '../../app/modules/messages/ports.ts';
import {
  defaultMessageSettings,
  type KindRule,
  type MessageSettings,
} from '../../app/modules/messages/settings/settings.ts';
import { planned } from './planned-message.ts';
import type { ReviewShop } from './review-shop.ts';

interface Job {
  id: bigint;
  payload: { messageIds: string[]; run: string };
}

/**
 * The messages of one shop on the real database, with every kind live. What the mail server and whoever sends instead
 * of us were given is kept here; each can be told how to behave. Jobs are those that the queue holds.
 */
export class MessageShop {
  readonly shop: ReviewShop;
  readonly messages: Messages;
  readonly mails: Mail[] = [];
  readonly told: TellElsewhere[] = [];
  /** Called for every mail, before it counts as taken. */
  delivery: (mail: Mail) => Promise<Delivery> = async () => ({ state: 'taken' });
  telling: () => Promise<Delivery> = async () => ({ state: 'taken' });
  found: Found = 'cannot-tell';
  /** What composers answer instead of a mail, by key. */
  readonly composed = new Map<string, Composed>();
  /** Changes of whoever a message goes to. */
  recipient: Partial<Recipient> = {};
  /** Jobs in somebody's hands; whoever died in a test gives theirs back by leaving this. */
  readonly running = new Set<bigint>();
  #keys = 0;

  constructor(shop: ReviewShop, change: Partial<MessagesDeps> = {}) {
    this.shop = shop;
    this.messages = this.open(change);
  }

  /** The same shop in another process. */
  open(change: Partial<MessagesDeps> = {}): Messages {
    return openMessages({ ...this.deps(), ...change });
  }

  /** What its messages are handed. */
  deps(): MessagesDeps {
    const { shop } = this;
    const compose = async (_shop: bigint, { key, kind }: Intent): Promise<Composed> =>
      this.composed.get(key) ?? { kind: 'send', content: exampleContents[kind] };
    const base = shop.messagesDeps();
    return {
      ...base,
      composers: {
        'return-requested': compose,
        'return-approved': compose,
        'return-declined': compose,
        'return-received': compose,
        'return-settled': compose,
        'return-cancelled': compose,
        'return-reminder': compose,
        'return-expired': compose,
        'return-message': compose,
        'review-reminder': compose,
        'review-reply': compose,
        'review-thanks': compose,
        'withdrawal-receipt': compose,
        'review-request': compose,
        'question-answered': compose,
        'points-available': compose,
        'points-expiring': compose,
        'points-paused': compose,
        'tier-changed': compose,
      },
      writeMail: async ({ parts }) => ({
        subject: parts.map(({ kind }) => kind).join(' and '),
        preview: '',
        html: `<p>${parts.map(({ kind }) => kind).join()}</p>`,
        text: 'Text',
      }),
      people: {
        ...base.people,
        recipients: async (_shop, who) =>
          who.map(({ customerId }) => shop.recipient(customerId, this.recipient)),
      },
      mailer: {
        deliver: async (mail) => {
          const delivery = await this.delivery(mail);
          if (delivery.state === 'taken' || delivery.state === 'unknown') this.mails.push(mail);
          return delivery;
        },
        find: async () => this.found,
      },
      elsewhere: {
        flow: { ready: async () => true, tell: (_shop, told) => this.#tell(told), repeatable: false },
        klaviyo: { ready: async () => true, tell: (_shop, told) => this.#tell(told), repeatable: true },
      },
    };
  }

  async #tell(told: TellElsewhere): Promise<Delivery> {
    const delivery = await this.telling();
    if (delivery.state === 'taken' || delivery.state === 'unknown') this.told.push(told);
    return delivery;
  }

  /** Saves settings with changes; points are sent unless said otherwise. */
  async rule(
    change: Partial<Omit<MessageSettings, 'kinds'>> & {
      kinds?: Partial<Record<MessageKind, Partial<KindRule>>>;
    },
  ): Promise<void> {
    const { kinds = {}, ...more } = change;
    const standing = defaultMessageSettings.kinds;
    const rules = Object.fromEntries(
      messageKinds.map((kind) => [
        kind,
        {
          ...standing[kind],
          ...(classOfKind[kind] === 'marketing' && { sentBy: 'afterglow' }),
          ...kinds[kind],
        },
      ]),
    );
    const data = JSON.stringify({ ...defaultMessageSettings, ...more, kinds: rules });
    await this.shop.db.sql`insert into message_version (shop_id, subject, version, data, saved_at, saved_by)
      select ${this.shop.shopId}, 'settings', count(*) + 1, ${data}::jsonb, now(), 'staff'
      from message_version where shop_id = ${this.shop.shopId} and subject = 'settings'`;
  }

  /** Plans something due at a moment of March 2026, and returns its key. */
  async plan(
    kind: MessageKind,
    customerId: bigint | null,
    due: string,
    change: Partial<PlannedMessage> = {},
  ): Promise<string> {
    this.#keys += 1;
    const key = change.key ?? `${kind} ${this.#keys}`;
    const dueAt = parseInstant(due);
    await this.messages.plan(
      this.shop.shopId,
      planned(key, customerId, { kind, dueAt, window: null, ...change, key }),
      this.shop.now,
    );
    return key;
  }

  /** Sweeps at a moment and runs the jobs of the queue; those that break stay in it. Returns why they broke. */
  async run(at: string, messages: Messages = this.messages): Promise<string[]> {
    this.shop.at(at);
    await messages.sweepDue(this.shop.shopId, this.shop.now);
    return this.work(messages);
  }

  /** Runs what the queue holds now, and what that adds. A job is in one process's hands. */
  async work(messages: Messages = this.messages): Promise<string[]> {
    const broken = new Map<bigint, string>();
    for (;;) {
      const job = (await this.jobs()).find(({ id }) => !broken.has(id) && !this.running.has(id));
      if (job === undefined) return [...broken.values()];
      this.running.add(job.id);
      await this.runJob(job, messages).catch((error: Error) => broken.set(job.id, error.message));
      this.running.delete(job.id);
    }
  }

  async jobs(): Promise<Job[]> {
    return this.shop.db.sql<Job>`select j.id, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'send-messages' and j.payload ->> 'shopId' = ${this.shop.shopId.toString()} order by j.id`;
  }

  async runJob({ id, payload }: Job, messages: Messages = this.messages): Promise<void> {
    const ids = payload.messageIds.map(BigInt);
    await messages.send(this.shop.shopId, ids, this.shop.now, payload.run);
    await this.shop.db.sql`delete from graphile_worker._private_jobs where id = ${id}`;
  }

  /** "sent", "merged", "not-sent unsubscribed", "waiting cap 2026-03-20T12:00:00Z", by key. */
  async standing(key: string): Promise<string> {
    const [row] = await this.shop.db.sql<{ told: string }>`
      select concat_ws(' ', state, reason, later,
        case when state = 'waiting' then to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end) as told
      from message_intent where shop_id = ${this.shop.shopId} and key = ${key}`;
    return row?.told ?? 'none';
  }

  async idOf(key: string): Promise<bigint> {
    const [row] = await this.shop.db.sql<{ id: bigint }>`select id from message_intent
      where shop_id = ${this.shop.shopId} and key = ${key}`;
    if (row === undefined) throw new Error(`No message ${key}`);
    return row.id;
  }

  /** "points-available, review-request 2026-03-10T12:00:00Z" of every mail. */
  sentMails(): string[] {
    return this.mails.map(({ headers, date }) => `${headers['X-Afterglow-Kind']} ${date}`);
  }
}
