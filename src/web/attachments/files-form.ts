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

/** Why files were not taken. */
type FileFault = 'too-large' | 'too-many'

const faults: Record<string, FileFault> = {
  LIMIT_FILE_SIZE: 'too-large',
  LIMIT_FILE_COUNT: 'too-many',
}

/** Fields of a whole form about a meeting. */
const maxFields = 200

/** A file as Multer keeps it on the request. */
type TakenFile = Partial<Express.Multer.File> & { stored: StoredFile }

/** Once the request is over: deletes what it stored and no meeting has. */
async function discardRest(web: WebContext, storing: readonly Promise<StoredFile>[]) {
  const settled = await Promise.allSettled(storing)
  const stored = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  await discardFiles(web, stored).catch(error =>
    web.log.warn({ err: error }, 'Files that nobody took are left to the purge'),
  )
}

/** What the request stores; deleted after it unless a meeting has it by then. */
function storingOf(web: WebContext, res: Response): Promise<StoredFile>[] {
  if (!res.locals.storing) {
    const storing: Promise<StoredFile>[] = []
    res.locals.storing = storing
    res.once('close', () => discardRest(web, storing))
  }
  return res.locals.storing
}

/** Writes files to the database while they are read. */
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
 * Stores the files of a form's field `files`, which stands last: before the first of them is read, the form's own
 * secret has to be there. What is too large or too many is no error: its fields are kept for the page to say so.
 * Forms without files pass.
 *
 * @param isOwn says by the fields read so far whether the form is ours
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

/** Behind `filesForm`. */
export const fileFaultOf = (res: Response): FileFault | undefined =>
  formFaultOf(res) as FileFault | undefined

/** Behind `filesForm`. */
export function filesOf({ files }: Request): StoredFile[] {
  const taken: unknown[] = Array.isArray(files) ? files : []
  return taken.map(file => (file as TakenFile).stored)
}
