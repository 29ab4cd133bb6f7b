import { maximumText } from '../../../i18n/maximum-text.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { FieldError } from '../../../model/field-error.ts'
import { maxRetentionMonths } from '../../../model/maximums.ts'
import { readableShade, readColor } from '../../../services/chat/site-color.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { SiteForm } from './site-form.ts'

/** Messages by field of the form; `questions.0.label` for a field of a question. */
export type SiteFaults = ReadonlyMap<string, string>

/** `origins.2` → `origins`: the field that was typed into. */
const fieldOf = (path: string): string => (path.startsWith('origins.') ? 'origins' : path)

const typedOrigin = ({ origins }: SiteForm, path: string): string =>
  origins
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .at(Number(path.split('.')[1])) ?? ''

function textOf({ path, maximum }: FieldError, { form, locale }: Typed): string | undefined {
  const { faults } = messagesIn(locale, 'settings/chat')
  if (maximum) return maximumText(locale, maximum)
  if (path.startsWith('origins.')) return faults.origin({ origin: typedOrigin(form, path) })
  if (path.startsWith('questions.')) return faults.question
  const color = readColor(form.color)
  switch (path) {
    case 'name':
      return faults.name
    case 'pageIds':
      return faults.pageIds
    case 'color':
      return color ? faults.color({ color: readableShade(color) }) : faults.badColor
    case 'retentionMonths':
      return faults.retention({ max: maxRetentionMonths })
    default:
      return undefined
  }
}

interface Typed extends Pick<Visit, 'locale'> {
  form: SiteForm
}

/** The first fault of each field. Those of the hours have messages of their own. */
export function siteFaultTexts(errors: readonly FieldError[], typed: Typed): SiteFaults {
  const found = new Map<string, string>()
  for (const error of errors) {
    const text = textOf(error, typed)
    const field = fieldOf(error.path)
    if (text !== undefined && !found.has(field)) found.set(field, text)
  }
  return found
}
