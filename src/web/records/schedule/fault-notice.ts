import { fill } from '../../../i18n/fill.ts'
import { type ScheduleWords, scheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import type { User } from '../../../scheduling/entities.ts'
import type { Problem } from '../../../services/problems.ts'
import type { Notice } from '../../settings/settings-frame.tsx'
import type { Visit } from '../../settings/visit.ts'
import type { RecordVisit } from './load-schedule.ts'

const known: Record<string, keyof ScheduleWords['faults']> = {
  title: 'title',
  startsAt: 'startsAt',
  durationMinutes: 'durationMinutes',
  guests: 'guests',
  description: 'text',
  internalNote: 'text',
}

/** What is wrong with the form, in the reader's words. */
export function faultNotice(
  { code, facts }: Problem,
  { visit, record, host }: { visit: Visit; record: RecordVisit; host: User },
): Notice {
  const words = scheduleWords(visit.locale)
  if (code === 'slot-taken')
    return {
      kind: 'bad',
      text: host.id === visit.user.id ? words.takenOwn : fill(words.taken, { name: host.name }),
    }
  const paths = (facts.errors ?? []).map(({ path }) => path)
  const texts = paths.map(path => {
    if (path === 'invitee.email') return fill(words.noEmail, { name: record.contact.name })
    return words.faults[known[path] ?? 'text']
  })
  return { kind: 'bad', text: [...new Set(texts)].join(' ') }
}
