/** A refused form of the meeting's page: its values, and a message about its text. */
export interface TypedAgain {
  form: 'outcome' | 'offer' | 'reassign'
  fields: Readonly<Record<string, string>>
  fault: string
}

/** The refused values, if they belong to this form. */
export const typedIn = (typed: TypedAgain | undefined, form: TypedAgain['form']) =>
  typed?.form === form ? typed : undefined
