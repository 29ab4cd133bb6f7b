import type { ConferenceData, GoogleEvent, StoredCalendar } from './model.ts'
import { invalid } from './refusal.ts'
import type { GoogleState } from './state.ts'

const solution = { key: { type: 'hangoutsMeet' }, name: 'Google Meet' }

const withStatus = (data: ConferenceData, statusCode: 'pending' | 'success' | 'failure') => ({
  ...data,
  createRequest: { ...data.createRequest, status: { statusCode } },
})

/** The conference of an event after a write that mentions it. */
export function writeConference(
  state: GoogleState,
  present: ConferenceData | undefined,
  wanted: ConferenceData | null | undefined,
): ConferenceData | undefined {
  if (!wanted) return undefined
  const { requestId, conferenceSolutionKey } = wanted.createRequest ?? {}
  if (!wanted.createRequest || (requestId && requestId === present?.createRequest?.requestId))
    return wanted.createRequest ? present : wanted
  if (!requestId) throw invalid('Missing conference request id.', 'required')
  if (conferenceSolutionKey?.type !== 'hangoutsMeet')
    throw invalid('Invalid conference type value.')
  if (state.conferences.has(requestId)) return present
  // Google's answer for a calendar without Meet, whether it is switched off or missing.
  if (state.meet === 'not-allowed' || state.meet === 'hidden')
    throw invalid('Invalid conference type value.')
  return withStatus({ createRequest: { requestId, conferenceSolutionKey } }, 'pending')
}

/** The created conference with its links. */
const made = (event: GoogleEvent, data: ConferenceData, code: string): GoogleEvent => {
  const uri = `https://meet.google.com/${code}`
  const entryPoints = [{ entryPointType: 'video', uri, label: `meet.google.com/${code}` }]
  const links = { conferenceId: code, conferenceSolution: solution, entryPoints }
  return {
    ...event,
    hangoutLink: uri,
    conferenceData: { ...withStatus(data, 'success'), ...links },
  }
}

/** Google creates conferences after its answer. The next read shows them as created or failed. */
export function settleConferences(state: GoogleState, calendar: StoredCalendar): void {
  for (const { event } of [...calendar.events.values()]) {
    if (event.status === 'cancelled') continue
    const data = event.conferenceData
    if (data?.createRequest?.status?.statusCode !== 'pending') continue
    const word = state.name(10)
    const code = `${word.slice(0, 3)}-${word.slice(3, 7)}-${word.slice(7)}`
    const settled =
      state.meet === 'allowed'
        ? made(event, data, code)
        : { ...event, conferenceData: withStatus(data, 'failure') }
    state.keep(calendar, settled)
  }
}
