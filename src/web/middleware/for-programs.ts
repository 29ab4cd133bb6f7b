import type { Request, RequestHandler, Response } from 'express'

/** For routes that programs call: their errors are JSON, whatever the caller accepts. */
export const forPrograms: RequestHandler = (_req, res, next) => {
  res.locals.isForPrograms = true
  next()
}

export const wantsJson = (req: Request, res: Response): boolean =>
  res.locals.isForPrograms === true || req.accepts(['html', 'json']) === 'json'
