import { type Locale, locales, type Workspace } from '../../../scheduling/entities.ts'
import { isProblem } from '../../../services/problems.ts'
import { textFields, zoneField } from '../../form-fields.ts'

export type WorkspaceForm = Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'isOwnerFirst'>
export type WorkspaceFault = 'badName' | 'badZone'

const localeOf = (text: string | undefined): Locale =>
  locales.find(locale => locale === text) ?? 'en'

export function readWorkspaceForm(body: unknown): WorkspaceForm {
  const fields = textFields(body)
  const { name = '', locale, isOwnerFirst } = fields
  return {
    name: name.trim(),
    timeZone: zoneField(fields),
    locale: localeOf(locale),
    isOwnerFirst: isOwnerFirst === 'on',
  }
}

/** What is wrong with the form, where that is what went wrong; everything else is thrown on. */
export function workspaceFaults(error: unknown): WorkspaceFault[] {
  if (!isProblem(error, 'invalid-input')) throw error
  const paths = (error.facts.errors ?? []).map(({ path }) => path)
  return [
    ...(paths.includes('name') ? (['badName'] as const) : []),
    ...(paths.includes('timeZone') ? (['badZone'] as const) : []),
  ]
}
