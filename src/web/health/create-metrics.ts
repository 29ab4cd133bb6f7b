import { collectDefaultMetrics, Gauge, Registry, type RegistryContentType } from 'prom-client'
import type { Meter } from '../../providers/meter.ts'
import { countProviderCalls } from './count-provider-calls.ts'
import { makeMeter } from './make-meter.ts'

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

let ofProcess: Registry | undefined

/** Those of Node itself. They are watched by timers and observers that never end, so a process has them once. */
function metricsOfProcess(): Registry {
  if (ofProcess) return ofProcess
  ofProcess = new Registry()
  collectDefaultMetrics({ register: ofProcess })
  return ofProcess
}

/** Each process counts separately, from its start. */
export function createMetrics({
  countDeliveries,
}: {
  countDeliveries(): Promise<ReadonlyMap<string, number>>
}): Metrics {
  const register = new Registry()
  const common = metricsOfProcess()
  makeGauges(register, countDeliveries)
  const close = countProviderCalls(register)
  return {
    meter: makeMeter(register),
    contentType: register.contentType,
    read: () => Registry.merge([register, common]).metrics(),
    close,
  }
}
