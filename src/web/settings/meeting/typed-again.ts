import type { ProposedTimes } from './read-proposed-times.ts'

/** A refused form of the meeting's page: its values, and a message about its text. */
export interface TypedAgain {
  form: 'outcome' | 'proposal' | 'reassign'
  fields: Readonly<Record<string, string>>
  /** Undefined: another part of the form has the fault. */
  fault: string | undefined
  /** The times of a refused proposal. */
  proposed?: ProposedTimes | undefined
}

/** The refused values, if they belong to this form. */
export const typedIn = (typed: TypedAgain | undefined, form: TypedAgain['form']) =>
  typed?.form === form ? typed : undefined
