import type { Registry } from 'prom-client'
import { type ProviderCall, providerCalls } from '../../providers/provider-calls.ts'
import { counter, histogram } from './instruments.ts'

/** @returns what ends the counting */
export function countProviderCalls(register: Registry): () => void {
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
