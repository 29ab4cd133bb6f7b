import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  Registry,
  type RegistryContentType,
} from 'prom-client'
import type { Meter } from '../../providers/meter.ts'
import { type ProviderCall, providerCalls } from '../../providers/provider-calls.ts'

/** The counters of this process, for Prometheus. */
export interface Metrics {
  meter: Meter
  contentType: RegistryContentType
  /** Returns the metrics in the text format of Prometheus. */
  read(): Promise<string>
  /** Stops counting calls to providers. */
  close(): void
}

function makeGauges(
  register: Registry,
  countDeliveries: () => Promise<ReadonlyMap<string, number>>,
): void {
  new Gauge({
    name: 'parley_deliveries',
    help: 'Rows of the delivery ledger by state, counted at most once a minute',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      const counts = await countDeliveries()
      this.reset()
      for (const [state, count] of counts) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'process_uptime_seconds',
    help: 'Time since the start',
    registers: [register],
    collect() {
      this.set(process.uptime())
    },
  })
}

const counter = <Label extends string>(
  register: Registry,
  { name, help, labels }: { name: string; help: string; labels: readonly Label[] },
) => new Counter({ name, help, labelNames: labels, registers: [register] })

const histogram = <Label extends string>(
  register: Registry,
  { name, help, labels }: { name: string; help: string; labels: readonly Label[] },
) => new Histogram({ name, help, labelNames: labels, registers: [register] })

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function countRequests(register: Registry): Meter['request'] {
  const requests = histogram(register, {
    name: 'parley_http_request_duration_seconds',
    help: 'Answered requests by route and status',
    labels: ['method', 'route', 'status'],
  })
  return ({ method, route, status, seconds }) =>
    requests.observe({ method: methods.has(method) ? method : 'other', route, status }, seconds)
}

function countBookings(register: Registry): Pick<Meter, 'booking' | 'slotLost'> {
  const bookings = counter(register, {
    name: 'parley_bookings_total',
    help: 'Meetings booked by where they were booked',
    labels: ['source'],
  })
  const durations = histogram(register, {
    name: 'parley_booking_duration_seconds',
    help: 'Attempts to book by how they ended',
    labels: ['outcome'],
  })
  const lost = counter(register, {
    name: 'parley_slots_lost_total',
    help: 'Attempts for a time that somebody else took first',
    labels: ['action'],
  })
  return {
    booking: ({ outcome, source, seconds }) => {
      durations.observe({ outcome }, seconds)
      if (outcome === 'booked') bookings.inc({ source })
    },
    slotLost: action => lost.inc({ action }),
  }
}

function countWork(register: Registry): Pick<Meter, 'job' | 'delivery' | 'webhook'> {
  const jobs = counter(register, {
    name: 'parley_jobs_total',
    help: 'Jobs run by outcome; one that failed is run again',
    labels: ['job', 'outcome'],
  })
  const deliveries = counter(register, {
    name: 'parley_delivery_attempts_total',
    help: 'Attempts at deliveries by channel and by the state they left',
    labels: ['channel', 'outcome'],
  })
  const webhooks = counter(register, {
    name: 'parley_webhooks_total',
    help: 'Calls by providers to our address, by the status they were answered with',
    labels: ['provider', 'status'],
  })
  return {
    job: ended => jobs.inc(ended),
    delivery: tried => deliveries.inc(tried),
    webhook: called => webhooks.inc(called),
  }
}

/** @returns a function that stops the counting */
function countProviderCalls(register: Registry): () => void {
  const calls = counter(register, {
    name: 'parley_provider_calls_total',
    help: 'Calls to providers by HTTP status; none if no whole answer came',
    labels: ['provider', 'status'],
  })
  const durations = histogram(register, {
    name: 'parley_provider_call_duration_seconds',
    help: 'Calls to providers',
    labels: ['provider'],
  })
  const count = (message: unknown) => {
    const { provider, status, seconds } = message as ProviderCall
    calls.inc({ provider, status })
    durations.observe({ provider }, seconds)
  }
  providerCalls.subscribe(count)
  return () => void providerCalls.unsubscribe(count)
}

/** Each process counts separately, from its start. */
export function createMetrics({
  countDeliveries,
}: {
  countDeliveries(): Promise<ReadonlyMap<string, number>>
}): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  makeGauges(register, countDeliveries)
  const close = countProviderCalls(register)
  return {
    meter: {
      request: countRequests(register),
      ...countBookings(register),
      ...countWork(register),
    },
    contentType: register.contentType,
    read: () => register.metrics(),
    close,
  }
}
