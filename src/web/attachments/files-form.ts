import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import {
  type AttachedFile,
  mostAttachmentBytes,
  mostAttachments,
} from '../../services/attachments.ts'
import { formExpired } from '../../services/problems.ts'
import { isOwnForm } from '../middleware/form-token.ts'

/** Why files were not taken. */
export type FileFault = 'too-large' | 'too-many'

const faults: Record<string, FileFault> = {
  LIMIT_FILE_SIZE: 'too-large',
  LIMIT_FILE_COUNT: 'too-many',
}

/**
 * Reads a form with files in its field `files`, which stands last: before the first of them is taken, the form's own
 * secret has to be there. What is too large or too many is no error: its fields are kept for the page to say so.
 * Forms without files pass.
 *
 * @param isOwn says by the fields read so far whether the form is ours
 */
export function filesForm(isOwn: (req: Request) => boolean = isOwnForm): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    limits: {
      files: mostAttachments,
      fileSize: mostAttachmentBytes,
      fields: 200,
      fieldSize: 128 * 1024,
    },
    defParamCharset: 'utf8',
    fileFilter: (req, _file, done) => (isOwn(req) ? done(null, true) : done(formExpired())),
  }).array('files')
  return (req, res, next) =>
    read(req, res, (error: unknown) => {
      const fault = error instanceof multer.MulterError ? faults[error.code] : undefined
      if (!fault) return next(error)
      res.locals.fileFault = fault
      next()
    })
}

/** Behind `filesForm`. */
export const fileFaultOf = (res: Response): FileFault | undefined => res.locals.fileFault

/** Behind `filesForm`. */
export function filesOf({ files }: Request): AttachedFile[] {
  const read = Array.isArray(files) ? files : []
  return read.map(({ originalname: name, buffer: content }) => ({ name, content }))
}
