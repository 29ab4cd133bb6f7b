/** An error response in Graph's format. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`Refused with ${status}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export const refused = (status: number, code: string, message = code) =>
  new Refusal(status, { error: { code, message, innerError: { 'request-id': 'stand-in' } } })

export const notFound = () => refused(404, 'ErrorItemNotFound', 'The object was not found.')

export const badRequest = (message: string) => refused(400, 'ErrorInvalidRequest', message)

/** A request that our code must never send. It is refused and also recorded for the suite. */
export class Invalid extends Refusal {
  readonly fault: string

  constructor(fault: string) {
    super(400, { error: { code: 'BadRequest', message: fault } })
    this.fault = fault
  }
}
