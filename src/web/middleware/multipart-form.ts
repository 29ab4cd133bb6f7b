import type { Request, RequestHandler, Response } from 'express'
import multer, { type StorageEngine } from 'multer'
import { formExpired, invalidInput, isProblem, Problem, tooLarge } from '../../services/problems.ts'

interface MultipartForm<Fault extends string> {
  storage: StorageEngine
  /** Enforced during the upload. */
  limits: NonNullable<multer.Options['limits']>
  /** Name of the file field. */
  field: string
  /** Called before the first file is read, with the fields read so far. */
  isOwn: (req: Request) => boolean
  /** Limits that the page explains itself, by Multer's error code. Others get a 413 response. */
  faults: Record<string, Fault>
}

/** Records errors of the storage, to distinguish them from errors of the request stream. */
function watch(storage: StorageEngine, failures: unknown[]): StorageEngine {
  return {
    _handleFile(req, file, done) {
      let streamError: unknown
      file.stream.once('error', error => {
        streamError = error
      })
      storage._handleFile(req, file, (error, info) => {
        if (error && error !== streamError) failures.push(error)
        done(error, info)
      })
    },
    _removeFile: (req, file, done) => storage._removeFile(req, file, done),
  }
}

/** Our forms always use the right field. A program that uses another one gets its name in the error. */
function otherField(path: string, field: string): Problem {
  const { facts } = invalidInput([{ path, message: `Send files in the field ${field}` }])
  return new Problem({ ...facts, status: 400 })
}

interface Failed {
  error: unknown
  /** Error of the storage. */
  failure: unknown
  isComplete: boolean
  field: string
}

function problemOf({ error, failure, isComplete, field }: Failed): unknown {
  if (failure && isComplete) return failure
  if (!(error instanceof multer.MulterError)) return isProblem(error) ? error : unreadable()
  if (error.code === 'LIMIT_UNEXPECTED_FILE') return otherField(error.field ?? 'body', field)
  return error.code.startsWith('LIMIT_') ? tooLarge() : unreadable()
}

const unreadable = () => invalidInput([{ path: 'body', message: 'The body cannot be read' }])

/**
 * Reads multipart/form-data and skips other bodies. If the form exceeds a limit in `faults`, its fields stay on
 * `req.body` and `formFaultOf` returns the limit.
 */
export function multipartForm<Fault extends string>(form: MultipartForm<Fault>): RequestHandler {
  const { limits, field, isOwn, faults } = form
  return (req, res, next) => {
    const failures: unknown[] = []
    const read = multer({
      storage: watch(form.storage, failures),
      limits: { fieldNameSize: 100, fieldNestingDepth: 3, fieldArrayIndexLimit: 100, ...limits },
      defParamCharset: 'utf8',
      fileFilter: (_req, _file, done) => (isOwn(req) ? done(null, true) : done(formExpired())),
    }).array(field)
    read(req, res, (error: unknown) => {
      if (!error) return next()
      const fault = error instanceof multer.MulterError ? faults[error.code] : undefined
      if (!fault)
        return next(problemOf({ error, failure: failures[0], isComplete: req.complete, field }))
      res.locals.formFault = fault
      next()
    })
  }
}

/** Runs after `multipartForm`: the limit that the form exceeded. */
export const formFaultOf = (res: Response): string | undefined => res.locals.formFault
