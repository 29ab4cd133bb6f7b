import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** A subscriber has at least a /64, so all of its addresses count as one client. */
const ipv6Prefix = 64

/** The client of a request for rate limits: its IPv4 address or IPv6 network. */
export const clientNetwork = (req: Pick<Request, 'ip'>): string =>
  ipKeyGenerator(req.ip ?? '', ipv6Prefix)
