import type { Request, RequestHandler, Response } from 'express'

/** For routes that programs call: errors are always JSON. */
export const forPrograms: RequestHandler = (_req, res, next) => {
  res.locals.isForPrograms = true
  next()
}

export const wantsJson = (req: Request, res: Response): boolean =>
  res.locals.isForPrograms === true || req.accepts(['html', 'json']) === 'json'
