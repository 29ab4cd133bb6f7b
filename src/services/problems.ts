import type { FieldError } from '../model/field-error.ts'

/**
 * Errors that a user has to know about, by code. Entry points show them: HTTP as RFC 9457 or a page, Slack as a
 * message.
 */

export type ProblemCode =
  | 'slot-taken'
  | 'slot-not-offered'
  | 'page-not-found'
  | 'page-gone'
  | 'page-inactive'
  | 'meeting-not-found'
  | 'proposal-not-found'
  | 'proposal-closed'
  | 'not-found'
  | 'meeting-ended'
  | 'meeting-canceled'
  | 'meeting-not-started'
  | 'outcome-logged'
  | 'calendar-decides'
  | 'already-moved'
  | 'host-busy'
  | 'invalid-input'
  | 'idempotency-key-reused'
  | 'slug-taken'
  | 'email-taken'
  | 'slack-has-team'
  | 'slack-team-elsewhere'
  | 'unauthorized'
  | 'forbidden'
  | 'form-expired'
  | 'other-site'
  | 'misdirected'
  | 'rate-limited'
  | 'mail-limit-reached'
  | 'email-code-needed'
  | 'email-code-wrong'
  | 'email-code-limit'
  | 'too-large'
  | 'database-away'
  | 'unexpected'

export interface ProblemFacts {
  code: ProblemCode
  status: number
  title: string
  /** What happened and what to do next, in English; pages translate it by `code`. */
  detail: string
  /** `slot-taken` and `slot-not-offered`: starts near the wanted one, epoch ms, ascending. */
  alternatives?: readonly number[]
  startsAt?: number
  errors?: readonly FieldError[]
  retryAfterSeconds?: number
}

export class Problem extends Error {
  readonly facts: ProblemFacts

  constructor(facts: ProblemFacts) {
    super(facts.detail)
    this.name = 'Problem'
    this.facts = facts
  }

  get code(): ProblemCode {
    return this.facts.code
  }
}

/** Whether `error` is a Problem of one of these codes. */
export const isProblem = (error: unknown, ...codes: ProblemCode[]): error is Problem =>
  error instanceof Problem && (codes.length === 0 || codes.includes(error.code))

const problem = (facts: ProblemFacts) => new Problem(facts)

export const slotTaken = (lost: { startsAt: number; alternatives: readonly number[] }) =>
  problem({
    code: 'slot-taken',
    status: 409,
    title: 'This time was just taken',
    detail:
      'Somebody booked this time a moment ago. Pick one of the alternatives or list the slots again.',
    ...lost,
  })

export const slotNotOffered = (wanted: {
  startsAt: number
  alternatives: readonly number[]
  reason: string
}) =>
  problem({
    code: 'slot-not-offered',
    status: 409,
    title: 'This time is not offered',
    detail: `This time cannot be booked (${wanted.reason}). Pick one of the alternatives or list the slots again.`,
    startsAt: wanted.startsAt,
    alternatives: wanted.alternatives,
  })

/** The same problem with available starts. */
export const withAlternatives = ({ facts }: Problem, alternatives: readonly number[]) =>
  problem({ ...facts, alternatives })

const missing = (code: ProblemCode, thing: string) =>
  problem({
    code,
    status: 404,
    title: `No such ${thing}`,
    detail: `There is no ${thing} at this address. Check the link, or ask for a new one.`,
  })

export const pageNotFound = () => missing('page-not-found', 'scheduling page')
export const meetingNotFound = () => missing('meeting-not-found', 'meeting')
export const proposalNotFound = () => missing('proposal-not-found', 'proposal')
export const notFound = () => missing('not-found', 'page')

export const pageGone = () =>
  problem({
    code: 'page-gone',
    status: 410,
    title: 'This page is no longer there',
    detail: 'Its owner took it away. Ask the person who sent you the link for a time.',
  })

export const pageInactive = () =>
  problem({
    code: 'page-inactive',
    status: 409,
    title: 'This page takes no bookings at present',
    detail: 'The page is switched off. Ask the person who sent you the link for a time.',
  })

export const proposalClosed = (status: 'picked' | 'withdrawn' | 'expired') =>
  problem({
    code: 'proposal-closed',
    status: 409,
    title: 'These times are no longer offered',
    detail: `The proposal was ${status}. Ask for new times.`,
  })

export const meetingEnded = () =>
  problem({
    code: 'meeting-ended',
    status: 409,
    title: 'This meeting has ended',
    detail: 'This meeting has ended. Log an outcome instead.',
  })

export const meetingCanceled = () =>
  problem({
    code: 'meeting-canceled',
    status: 409,
    title: 'This meeting was canceled',
    detail: 'This meeting was canceled. Book a new one instead.',
  })

export const meetingNotStarted = () =>
  problem({
    code: 'meeting-not-started',
    status: 409,
    title: 'This meeting has not begun',
    detail: 'An outcome can be logged once the meeting has begun. Cancel or move it instead.',
  })

export const outcomeLogged = () =>
  problem({
    code: 'outcome-logged',
    status: 409,
    title: 'This meeting has an outcome already',
    detail:
      'An outcome of this meeting is logged, so it cannot be moved or canceled. Undo the outcome on its page first, then repeat your change.',
  })

export const calendarDecides = () =>
  problem({
    code: 'calendar-decides',
    status: 409,
    title: 'This meeting was made in a calendar',
    detail: 'This meeting was made in a calendar. Move or cancel it there, and Parley follows.',
  })

export const alreadyMoved = () =>
  problem({
    code: 'already-moved',
    status: 409,
    title: 'This meeting was changed meanwhile',
    detail: 'Somebody changed this meeting meanwhile. Look at it again, then repeat your change.',
  })

export const hostBusy = (name: string) =>
  problem({
    code: 'host-busy',
    status: 409,
    title: 'The new host has no time then',
    detail: `${name} is busy at that time. Choose another host, or move the meeting first.`,
  })

export const invalidInput = (errors: readonly FieldError[]) =>
  problem({
    code: 'invalid-input',
    status: 422,
    title: 'Some of the input cannot be used',
    detail: errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
    errors,
  })

export const idempotencyKeyReused = () =>
  problem({
    code: 'idempotency-key-reused',
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    detail: 'Use a new Idempotency-Key for each different booking.',
  })

export const slugTaken = (slug: string) =>
  problem({
    code: 'slug-taken',
    status: 409,
    title: 'This address is taken',
    detail: `Another page answers, or once answered, at "${slug}". Choose another slug.`,
  })

export const emailTaken = () =>
  problem({
    code: 'email-taken',
    status: 409,
    title: 'There is a user with this email',
    detail: 'Each user needs an email of their own. Use the existing user or another address.',
  })

export const slackHasTeam = () =>
  problem({
    code: 'slack-has-team',
    status: 409,
    title: 'Another Slack team is connected',
    detail:
      'This workspace has a Slack team already. Remove the app there first, then connect this one.',
  })

export const slackTeamElsewhere = () =>
  problem({
    code: 'slack-team-elsewhere',
    status: 409,
    title: 'This Slack team belongs to another workspace',
    detail:
      'This Slack team is connected to another workspace here. Choose another team, or remove the app from it first.',
  })

export const unauthorized = (detail: string) =>
  problem({ code: 'unauthorized', status: 401, title: 'Sign in first', detail })

export const forbidden = (detail: string) =>
  problem({ code: 'forbidden', status: 403, title: 'Not allowed', detail })

export const formExpired = () =>
  problem({
    code: 'form-expired',
    status: 403,
    title: 'This form has expired',
    detail: 'Go back, reload the page and send the form again.',
  })

/** @param publicUrl where the form should have been opened */
export const otherSite = (publicUrl: string) =>
  problem({
    code: 'other-site',
    status: 403,
    title: 'This form was sent from another site',
    detail: `Open our page at ${publicUrl} and send the form there. Whoever runs Parley sets that address as PUBLIC_URL.`,
  })

/** RFC 9110 §15.5.20. @param publicUrl where the page should have been opened */
export const misdirected = (publicUrl: string) =>
  problem({
    code: 'misdirected',
    status: 421,
    title: 'This page does not answer at this address',
    detail: `Open it at ${publicUrl}. Whoever runs Parley sets that address as PUBLIC_URL.`,
  })

export const rateLimited = (retryAfterSeconds: number) =>
  problem({
    code: 'rate-limited',
    status: 429,
    title: 'Too many requests',
    detail: `Too many requests from your address. Try again in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  })

export const mailLimitReached = (retryAfterSeconds: number) =>
  problem({
    code: 'mail-limit-reached',
    status: 429,
    title: 'Too many emails for today',
    detail:
      'This would send more emails than are allowed in a day from one network or to one person. Nothing was changed. Try again tomorrow (UTC), or ask the host for a time.',
    retryAfterSeconds,
  })

export const emailCodeNeeded = () =>
  problem({
    code: 'email-code-needed',
    status: 403,
    title: 'The email address has to be confirmed',
    detail:
      'This booking needs a code from the mailbox of whoever books. Have one sent to the address, then book with it.',
  })

export const emailCodeWrong = () =>
  problem({
    code: 'email-code-wrong',
    status: 422,
    title: 'This code cannot be used',
    detail:
      'The code is wrong, or it was used, is too old or was tried too often. Check it, or have a new one sent.',
  })

export const emailCodeLimit = (retryAfterSeconds: number) =>
  problem({
    code: 'email-code-limit',
    status: 429,
    title: 'No new code can be sent yet',
    detail: `Use the last code that was sent, or ask for a new one in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  })

export const tooLarge = () =>
  problem({
    code: 'too-large',
    status: 413,
    title: 'Too much at once',
    detail: 'The request is larger than we accept. Shorten the texts and send it again.',
  })

export const databaseAway = () =>
  problem({
    code: 'database-away',
    status: 503,
    title: 'We cannot reach our database',
    detail: 'Nothing was changed. Try again in a minute.',
    retryAfterSeconds: 10,
  })

export const unexpected = () =>
  problem({
    code: 'unexpected',
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'It has been written down. Try again, and tell us if it happens again.',
  })
