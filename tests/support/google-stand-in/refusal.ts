const statuses: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  412: 'FAILED_PRECONDITION',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

/** An error response. */
export class Refusal extends Error {
  readonly status: number
  readonly body: unknown
  readonly headers: Record<string, string>

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`Refused with ${status}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** An error in the format of Google's APIs. */
export const errorBody = (code: number, reason: string, message = reason, domain = 'global') => ({
  error: {
    code,
    message,
    errors: [{ domain, reason, message }],
    ...(statuses[code] && { status: statuses[code] }),
  },
})

const refuse = (code: number, reason: string, message?: string, domain?: string) =>
  new Refusal(code, errorBody(code, reason, message, domain))

export const invalid = (message: string, reason = 'invalid') => refuse(400, reason, message)
export const unauthorized = () => refuse(401, 'authError', 'Invalid Credentials')
export const forbidden = (reason = 'forbidden', domain = 'global') =>
  refuse(403, reason, 'Forbidden', domain)
export const notFound = () => refuse(404, 'notFound', 'Not Found')
export const duplicate = () => refuse(409, 'duplicate', 'The requested identifier already exists.')
export const gone = (reason: string, message: string) => refuse(410, reason, message, 'calendar')
export const changedMeanwhile = () => refuse(412, 'conditionNotMet', 'Precondition Failed')

/** OAuth errors have another format. */
export const badGrant = (error = 'invalid_grant', status = 400) =>
  new Refusal(status, { error, error_description: 'Refused' })
