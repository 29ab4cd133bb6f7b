import type { Request } from 'express'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import { unauthorized } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'

type Guarded = Pick<WebContext, 'adminToken'>

/** The token of `Authorization: Bearer …`. */
export const bearerOf = (req: Request): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(req.get('authorization') ?? '')?.[1]

/** Compares in constant time. */
export const isAdminToken = ({ adminToken }: Guarded, token: string): boolean =>
  adminToken !== undefined && isSameSecret(token, adminToken)

/** Throws `unauthorized` with instructions. */
export function assertAdmin(web: Guarded, req: Request): void {
  if (web.adminToken === undefined)
    throw unauthorized(
      'This call needs an admin token, and this installation has none. Set ADMIN_TOKEN, restart, and send it as "Authorization: Bearer …".',
    )
  const token = bearerOf(req)
  if (token === undefined || !isAdminToken(web, token))
    throw unauthorized('Send the admin token (ADMIN_TOKEN) as "Authorization: Bearer …".')
}
