import { type Locale, locales, type User } from '../../../model/entities.ts'
import { isProblem } from '../../../services/problems.ts'
import { textFields, zoneField } from '../../form-fields.ts'

/** Values of the person form, as text. */
export interface PersonForm {
  name: string
  email: string
  timeZone: string
  locale: Locale
  role: User['role']
}

export type PersonFault = 'badName' | 'badEmail' | 'emailTaken' | 'badZone' | 'lastAdmin'

export function readPersonForm(body: unknown): PersonForm {
  const fields = textFields(body)
  return {
    name: (fields.name ?? '').trim(),
    email: (fields.email ?? '').trim(),
    timeZone: zoneField(fields),
    locale: locales.find(locale => locale === fields.locale) ?? 'en',
    role: fields.role === 'admin' ? 'admin' : 'rep',
  }
}

const faultOf: Readonly<Record<string, PersonFault>> = {
  name: 'badName',
  email: 'badEmail',
  timeZone: 'badZone',
}

/** Faults of the form from a problem of saving it. Rethrows all other errors. */
export function personFaults(error: unknown): PersonFault[] {
  if (isProblem(error, 'email-taken')) return ['emailTaken']
  if (isProblem(error, 'forbidden')) return ['lastAdmin']
  if (!isProblem(error, 'invalid-input')) throw error
  return (error.facts.errors ?? []).flatMap(({ path }) => faultOf[path] ?? [])
}
