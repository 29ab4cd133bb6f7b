import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import type { Locale } from '../../../model/entities.ts'
import { storableText } from '../../../text/storable-text.ts'
import { isOwnForm } from '../../middleware/form-token.ts'
import { formFaultOf, multipartForm } from '../../middleware/multipart-form.ts'
import { maxSheetBytes, type SheetFault } from './read-sheet.ts'

const sheetField = 'sheet'

/** What Excel writes where it does not write UTF-8. */
const oldEncodings: Partial<Record<Locale, string>> = { pl: 'windows-1250' }
const westernEncoding = 'windows-1252'

/** Twice the limit of the sheet: UTF-16 and the line ends of a form take more bytes than what is counted. */
const maxSentBytes = 2 * maxSheetBytes

/** Reads the form with a file or a pasted sheet. The form's own secret stands before the file. */
export const sheetForm = (isOwn: (req: Request) => boolean = isOwnForm): RequestHandler =>
  multipartForm({
    storage: multer.memoryStorage(),
    limits: { files: 1, fileSize: maxSentBytes, fields: 8, fieldSize: maxSentBytes, parts: 10 },
    field: 'file',
    isOwn,
    faults: { LIMIT_FILE_SIZE: 'tooLarge', LIMIT_FIELD_VALUE: 'tooLarge' },
  })

/** Behind `sheetForm`: the sheet was not read to its end. */
export const sheetFormFault = (res: Response): SheetFault | undefined =>
  formFaultOf(res) ? { kind: 'tooLarge' } : undefined

/** Excel’s “Unicode text” is UTF-16 with a byte order mark. */
const utf16Of = (bytes: Buffer): string | undefined => {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return 'utf-16le'
  return mark === 'feff' ? 'utf-16be' : undefined
}

function decode(bytes: Buffer, locale: Locale): string {
  const utf16 = utf16Of(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(oldEncodings[locale] ?? westernEncoding).decode(bytes)
  }
}

/** The sheet of a form: the file where there is one, else what was pasted. */
export function readSheetField(req: Request, locale: Locale): string {
  const [file] = Array.isArray(req.files) ? req.files : []
  if (file && file.size > 0) return storableText(decode(file.buffer, locale))
  const text: unknown = req.body?.[sheetField]
  return typeof text === 'string' ? storableText(text) : ''
}
