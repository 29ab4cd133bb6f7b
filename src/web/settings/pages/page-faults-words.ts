import type { SettingsWords } from '../../../i18n/settings/settings-words.ts'
import type { FieldError } from '../../../services/problems.ts'

export type FaultName = keyof SettingsWords['pages']['faults']
/** What is wrong, by the field that shows it. */
export type PageFaults = ReadonlySet<FaultName>

const nameOf = ({ path }: FieldError): FaultName => {
  const [field = ''] = path.split('.')
  switch (field) {
    case 'title':
    case 'slug':
    case 'durationsMinutes':
    case 'stepMinutes':
    case 'noticeMinutes':
    case 'horizonDays':
    case 'limits':
    case 'hostIds':
    case 'weights':
    case 'questions':
    case 'reminders':
    case 'location':
      return field
    case 'bufferBeforeMinutes':
    case 'bufferAfterMinutes':
      return 'buffer'
    case 'horizon':
      return 'horizonDates'
    default:
      return 'other'
  }
}

export const faultNames = (errors: readonly FieldError[]): PageFaults => new Set(errors.map(nameOf))
