/** An error response in HubSpot's format. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`Refused with ${status}`)
    this.status = status
    this.body = { status: 'error', message: 'Refused', correlationId: 'stand-in', ...body }
    this.headers = headers
  }
}

export const notFound = () => new Refusal(404, { category: 'OBJECT_NOT_FOUND' })

export const conflict = () => new Refusal(409, { category: 'CONFLICT' })

export const invalidProperty = (code: string, propertyName: string) =>
  new Refusal(400, {
    category: 'VALIDATION_ERROR',
    errors: [{ message: code, code, context: { propertyName: [propertyName] } }],
  })

export const missingScope = (scope: string) =>
  new Refusal(403, {
    category: 'MISSING_SCOPES',
    errors: [{ message: 'scope', context: { requiredGranularScopes: [scope] } }],
  })
