import type { Registry } from 'prom-client'
import type { Meter } from '../../providers/meter.ts'
import { counter, histogram } from './instruments.ts'

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

/** Counts into this registry. */
export const makeMeter = (register: Registry): Meter => ({
  request: countRequests(register),
  ...countBookings(register),
  ...countWork(register),
})
