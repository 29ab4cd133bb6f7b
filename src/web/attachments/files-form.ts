import type { Request, RequestHandler, Response } from 'express'
import type { StorageEngine } from 'multer'
import { maxAttachments } from '../../services/attachments/attachments.ts'
import {
  discardFiles,
  maxFileBytes,
  type StoredFile,
  storeFile,
} from '../../services/attachments/store-file.ts'
import { isOwnForm } from '../middleware/form-token.ts'
import { formFaultOf, multipartForm } from '../middleware/multipart-form.ts'
import type { WebContext } from '../web-context.ts'

/** The reason why files were refused. */
type FileFault = 'too-large' | 'too-many'

const faults: Record<string, FileFault> = {
  LIMIT_FILE_SIZE: 'too-large',
  LIMIT_FILE_COUNT: 'too-many',
}

/** Maximum of fields in a meeting form. */
const maxFields = 200

/** A file in the format in which Multer adds it to the request. */
type TakenFile = Partial<Express.Multer.File> & { stored: StoredFile }

/** Runs after the request: deletes stored files that no meeting uses. */
async function discardRest(web: WebContext, storing: readonly Promise<StoredFile>[]) {
  const settled = await Promise.allSettled(storing)
  const stored = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  await discardFiles(web, stored).catch(error =>
    web.log.warn({ err: error }, 'Could not delete unused files; the purge will delete them'),
  )
}

/** Files that the request stores. Afterwards those that no meeting uses are deleted. */
function storingOf(web: WebContext, res: Response): Promise<StoredFile>[] {
  if (!res.locals.storing) {
    const storing: Promise<StoredFile>[] = []
    res.locals.storing = storing
    res.once('close', () => discardRest(web, storing))
  }
  return res.locals.storing
}

/** Streams files to the database. */
const storageOf = (web: WebContext): StorageEngine => ({
  _handleFile({ res }, file, done) {
    if (!res) return done(new Error('A request without its response'))
    const stored = storeFile(web, { name: file.originalname, content: file.stream })
    storingOf(web, res).push(stored)
    const take = (one: StoredFile) => {
      const taken: TakenFile = { stored: one, size: one.size }
      done(null, taken)
    }
    stored.then(take, done)
  },
  _removeFile: (_req, _file, done) => done(null),
})

/**
 * Stores the files of a form's last field, `files`. The CSRF token has to come before the first file. Files
 * that are too large or too many cause no error: the other fields are kept, and the page shows the fault. Forms
 * without files pass.
 *
 * @param isOwn checks the CSRF token in the fields read so far
 */
export const filesForm = (
  web: WebContext,
  isOwn: (req: Request) => boolean = isOwnForm,
): RequestHandler =>
  multipartForm({
    storage: storageOf(web),
    limits: {
      files: maxAttachments,
      fileSize: maxFileBytes,
      fields: maxFields,
      fieldSize: 128 * 1024,
      parts: maxFields + maxAttachments + 1,
    },
    field: 'files',
    isOwn,
    faults,
  })

/** Runs after `filesForm`. */
export const fileFaultOf = (res: Response): FileFault | undefined =>
  formFaultOf(res) as FileFault | undefined

/** Runs after `filesForm`. */
export function filesOf({ files }: Request): StoredFile[] {
  const taken: unknown[] = Array.isArray(files) ? files : []
  return taken.map(file => (file as TakenFile).stored)
}
