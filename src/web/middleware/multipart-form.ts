import type { Request, RequestHandler, Response } from 'express'
import multer, { type StorageEngine } from 'multer'
import { formExpired, invalidInput, isProblem, Problem, tooLarge } from '../../services/problems.ts'

interface MultipartForm<Fault extends string> {
  storage: StorageEngine
  /** Enforced while the form is read. */
  limits: NonNullable<multer.Options['limits']>
  /** The field that may hold files. */
  field: string
  /** Asked before the first file is read, with the fields read so far. */
  isOwn: (req: Request) => boolean
  /** Limits that the page explains itself, by Multer's code; others are answered 413. */
  faults: Record<string, Fault>
}

/** Errors of the storage, apart from those of the stream it reads. */
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

/** Browsers send what our forms have; a program that names another field is told which one it is. */
function otherField(path: string, field: string): Problem {
  const { facts } = invalidInput([{ path, message: `Send files in the field ${field}` }])
  return new Problem({ ...facts, status: 400 })
}

interface Failed {
  error: unknown
  /** Of the storage. */
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
 * Reads multipart/form-data part by part; other bodies pass. If the form passes a limit in `faults`, its fields stay
 * on `req.body` and `formFaultOf` says which limit.
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

/** Behind `multipartForm`: the limit that the form passed. */
export const formFaultOf = (res: Response): string | undefined => res.locals.formFault
