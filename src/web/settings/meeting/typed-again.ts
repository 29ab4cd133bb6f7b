/** A form of the meeting's page that could not be used: what was typed, and what is wrong with its text in words. */
export interface TypedAgain {
  form: 'outcome' | 'offer' | 'reassign'
  fields: Readonly<Record<string, string>>
  fault: string
}

/** What one of the forms shows of it. */
export const typedIn = (typed: TypedAgain | undefined, form: TypedAgain['form']) =>
  typed?.form === form ? typed : undefined
