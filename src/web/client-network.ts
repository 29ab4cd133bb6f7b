import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** One subscriber is given a /64 at least: all of its addresses are one client. */
const ipv6Prefix = 64

/** The client of a request, as limits count it: its IPv4 address or its IPv6 network. */
export const clientNetwork = (req: Pick<Request, 'ip'>): string =>
  ipKeyGenerator(req.ip ?? '', ipv6Prefix)
