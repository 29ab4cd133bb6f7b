import { maximumText } from '../../../i18n/maximum-text.ts'
import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import type { FieldError } from '../../../model/field-error.ts'
import type { Visit } from '../../signed-in/visit.ts'

type KnownFault = keyof SettingsMessages['pages']['faults']
type FaultName = KnownFault | 'description' | 'meetingType' | 'consentText' | 'footer'
/** Messages by field; `questions.0.label` for a field of a question. */
export type PageFaults = ReadonlyMap<string, string>

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
    case 'description':
    case 'meetingType':
    case 'consentText':
    case 'footer':
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

const isKnown = (name: FaultName, faults: Record<KnownFault, string>): name is KnownFault =>
  Object.hasOwn(faults, name)

const isOfQuestion = (path: string) => /^questions\.\d+\./.test(path)

/** The first fault of each field. */
export function pageFaultsOf(
  errors: readonly FieldError[],
  { copy, locale }: Pick<Visit, 'copy' | 'locale'>,
): PageFaults {
  const { faults } = copy.pages
  const found = new Map<string, string>()
  for (const error of errors) {
    const name = nameOf(error)
    // Messages of reminders and durations already contain their maximum.
    const isSaid = name === 'reminders' || name === 'durationsMinutes'
    const text =
      error.maximum && !isSaid
        ? maximumText(locale, error.maximum)
        : faults[isKnown(name, faults) ? name : 'other']
    const field = isOfQuestion(error.path) ? error.path : name
    if (!found.has(field)) found.set(field, text)
  }
  return found
}
