import { meetingCanceled, meetingEnded, meetingNotStarted, type Problem } from './problems.ts'

const problems = {
  ended: meetingEnded,
  canceled: meetingCanceled,
  'not-started': meetingNotStarted,
}

/** The problem that belongs to a rejection of the status table. */
export const refusalOf = (reason: keyof typeof problems): Problem => problems[reason]()
