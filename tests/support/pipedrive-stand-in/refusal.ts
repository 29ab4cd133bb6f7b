import type { Fault } from '../stand-in/faults.ts'

/** An error response in Pipedrive's format. A text is a gateway's page. */
export class Refusal extends Error {
  readonly status: number
  readonly body: object | string
  readonly headers: Record<string, string>

  constructor(status: number, body: object | string = {}, headers: Record<string, string> = {}) {
    super(`Refused with ${status}`)
    this.status = status
    this.body =
      typeof body === 'string' ? body : { success: false, error: 'Refused', data: null, ...body }
    this.headers = headers
  }
}

export const notFound = () => new Refusal(404, { code: 'ERR_NOT_FOUND' })

export const invalid = (error: string) =>
  new Refusal(400, { error, code: 'ERR_SCHEMA_VALIDATION_FAILED' })

export const refusalOf = ({ status = 500, body = {}, headers = {} }: Fault) =>
  new Refusal(status, typeof body.page === 'string' ? body.page : body, headers)
