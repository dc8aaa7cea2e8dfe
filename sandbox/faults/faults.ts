import { z } from 'zod';
import { json, type Reader } from '../state/database.ts';
import { deliveryFaultsSchema } from './delivery-faults.ts';

export const mailFaults = ['away', 'cut'] as const;
export type MailFault = (typeof mailFaults)[number];

/** Everything that can be made to go wrong in one shop. */
export const faultsSchema = deliveryFaultsSchema.extend({
  /** mutations whose first call commits and whose connection then drops after a second */
  timeoutAfterCommit: z.array(z.string().min(1)).optional(),
  /** the next calls answered THROTTLED */
  throttle: z.number().int().min(0).optional(),
  /** an HTTP status instead of an answer: a number for every call, or for the next `calls` */
  status: z
    .union([
      z.number().int().min(400).max(599),
      z.object({ code: z.number().int().min(400).max(599), calls: z.number().int().min(1) }),
    ])
    .optional(),
  /** milliseconds that every Admin API call waits first */
  slowMs: z.number().int().min(0).max(60_000).optional(),
  /** the mail server takes nothing for now, or takes each mail and the line goes dead before it says so */
  mail: z.enum(mailFaults).optional(),
});

export type Faults = z.infer<typeof faultsSchema>;

/** Replaces every fault of the shop; {} turns all off. */
export async function setFaults(on: Reader, shop: string, faults: Faults): Promise<void> {
  const status = typeof faults.status === 'number' ? { code: faults.status, calls: null } : faults.status;
  await on.query(
    `insert into fault (shop, deliveries, timeout_after_commit, throttle, status, status_calls, slow_ms, mail)
     values ($1, $2::jsonb, $3, $4, $5, $6, $7, $8)
     on conflict (shop) do update set deliveries = excluded.deliveries,
       timeout_after_commit = excluded.timeout_after_commit, throttle = excluded.throttle,
       status = excluded.status, status_calls = excluded.status_calls, slow_ms = excluded.slow_ms,
       mail = excluded.mail`,
    [
      shop,
      json(deliveryFaultsSchema.parse(faults)),
      faults.timeoutAfterCommit ?? [],
      faults.throttle ?? 0,
      status?.code ?? null,
      status?.calls ?? null,
      faults.slowMs ?? 0,
      faults.mail ?? null,
    ],
  );
}

export interface FaultRow {
  deliveries: unknown;
  timeout_after_commit: string[];
  throttle: number;
  status: number | null;
  status_calls: number | null;
  slow_ms: number;
  mail: MailFault | null;
}

/** The faults still in force; what was used up is gone. */
export async function readFaults(on: Reader, shop: string): Promise<Faults> {
  const [row] = await on.query<FaultRow>('select * from fault where shop = $1', [shop]);
  if (row === undefined) return {};
  const faults: Faults = deliveryFaultsSchema.parse(row.deliveries);
  if (row.timeout_after_commit.length > 0) faults.timeoutAfterCommit = row.timeout_after_commit;
  if (row.throttle > 0) faults.throttle = row.throttle;
  if (row.status !== null && row.status_calls === null) faults.status = row.status;
  if (row.status !== null && (row.status_calls ?? 0) > 0)
    faults.status = { code: row.status, calls: row.status_calls ?? 0 };
  if (row.slow_ms > 0) faults.slowMs = row.slow_ms;
  if (row.mail !== null) faults.mail = row.mail;
  return faults;
}
