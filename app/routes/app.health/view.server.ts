import { Temporal } from 'temporal-polyfill';
import type { DeadDelivery, DeliveryFigures, ReconciliationFigures } from '#app/modules/commerce/views.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type HourlyLag, readHourlyLag } from '../../platform/delivery-lag.server.ts';
import { type Health, readHealth } from '../../platform/health.server.ts';
import { type FailedJob, listFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import type { ChartPoint } from '../../ui/charts/line-chart.tsx';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface FailedView {
  /** "delivery-12" or "job-34": what a retry or a dismissal names. */
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  readonly since: MomentView;
  readonly canRetry: boolean;
}

export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface HealthView {
  readonly worker: FactView & { readonly ok: boolean };
  readonly queue: FactView;
  readonly deliveries: readonly FactView[];
  readonly lag: readonly ChartPoint[];
  readonly failed: readonly FailedView[];
  readonly reconciliation: readonly FactView[];
}

const failedShown = 50;

/** Health as text. Its moments are real time: it is about machines, not about the shop's calendar. */
export async function readHealthView(merchant: Merchant): Promise<HealthView> {
  const { commerce, db } = app();
  const realNow = Temporal.Now.instant();
  const id = merchant.shopId;
  const [health, deliveries, dead, jobs, lag, reconciliation] = await Promise.all([
    readHealth(db),
    commerce.deliveryFigures(id),
    commerce.listDeadDeliveries(id, failedShown),
    listFailedJobs(db, id, failedShown),
    readHourlyLag(db, id),
    commerce.reconciliationFigures(id),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: realNow });
  return {
    worker: workerView(health, texts),
    queue: queueView(health, print, texts),
    deliveries: deliveryViews(deliveries, print, texts),
    lag: lagPoints(lag, print),
    failed: [
      ...dead.map((delivery) => deadView(delivery, print, texts)),
      ...jobs.map((job) => jobView(job, print, texts)),
    ],
    reconciliation: reconciliationViews(reconciliation, print, texts),
  };
}

function workerView({ worker }: Health, texts: Texts) {
  const words = texts.health.state;
  const ok = worker.state === 'ok';
  return {
    ok,
    label: words.worker,
    value: ok ? words.workerOk(worker.count) : words.workerMissing,
    note: ok ? '' : words.workerMissingText,
  };
}

function queueView({ queue }: Health, print: Print, texts: Texts): FactView {
  const words = texts.health.state;
  const waiting = queue?.waiting ?? 0;
  return {
    label: words.queue,
    value: print.count(waiting),
    note: waiting > 0 && queue ? words.queueLag(print.duration(queue.lagMs)) : words.queueEmpty,
  };
}

function deliveryViews(figures: DeliveryFigures, print: Print, texts: Texts): FactView[] {
  const words = texts.health.deliveries;
  const lag = (milliseconds: number | null) =>
    milliseconds === null ? words.noData : print.duration(milliseconds);
  const { oldestUnhandledAt } = figures;
  return [
    { label: words.p50, value: lag(figures.p50Milliseconds), note: words.p50Hint },
    { label: words.p95, value: lag(figures.p95Milliseconds), note: words.p95Hint },
    { label: words.handled, value: print.count(figures.handledLastHour), note: words.handledHint },
    {
      label: words.waiting,
      value: print.count(figures.unhandled),
      note:
        oldestUnhandledAt === null ? words.noneWaiting : words.oldest(print.moment(oldestUnhandledAt).text),
    },
  ];
}

function lagPoints(lag: readonly HourlyLag[], print: Print): ChartPoint[] {
  return lag.map(({ hour, p95Milliseconds }) => ({
    label: print.time(hour),
    value: p95Milliseconds,
    text: print.duration(p95Milliseconds),
  }));
}

function deadView(delivery: DeadDelivery, print: Print, texts: Texts): FailedView {
  const words = texts.health.dead;
  return {
    id: `delivery-${delivery.id}`,
    what: delivery.topic,
    reason: delivery.canRetry ? delivery.reason : `${delivery.reason}. ${words.gone}`,
    since: print.moment(delivery.receivedAt),
    canRetry: delivery.canRetry,
  };
}

function jobView(job: FailedJob, print: Print, texts: Texts): FailedView {
  const words = texts.health.dead;
  return {
    id: `job-${job.id}`,
    what: words.job(job.task),
    reason: `${job.reason} (${words.attempts(job.attempts)})`,
    since: print.moment(job.failedAt),
    canRetry: true,
  };
}

function reconciliationViews(figures: ReconciliationFigures, print: Print, texts: Texts): FactView[] {
  const words = texts.health.reconciliation;
  const { last } = figures;
  return [
    {
      label: words.last,
      value: last === null ? words.never : print.moment(last.startedAt).text,
      note: last === null ? '' : `${words.kinds[last.kind]}. ${lastInWords(last, print, texts)}`,
    },
    { label: words.found, value: print.count(figures.missed), note: words.week },
    { label: words.checked, value: print.count(figures.seen), note: words.week },
    { label: words.runs, value: print.count(figures.runs), note: words.week },
  ];
}

function lastInWords(last: NonNullable<ReconciliationFigures['last']>, print: Print, texts: Texts): string {
  const words = texts.health.reconciliation;
  if (last.reason !== null) return words.failed(last.reason);
  if (last.finishedAt === null) return words.running;
  return words.lastResult(print.count(last.seen), print.count(last.missed));
}
