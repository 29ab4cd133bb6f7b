import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import type { Locale } from '../../../model/entities.ts'
import { storableText } from '../../../text/storable-text.ts'
import { isOwnForm } from '../../middleware/form-token.ts'
import { formFaultOf, multipartForm } from '../../middleware/multipart-form.ts'
import { maxSheetBytes, type SheetFault } from './read-sheet.ts'

const sheetField = 'sheet'

/** Encodings of Excel's CSV files if it does not write UTF-8. */
const oldEncodings: Partial<Record<Locale, string>> = { pl: 'windows-1250' }
const westernEncoding = 'windows-1252'

/** Twice the limit of the sheet, since UTF-16 and the CRLF of forms need more bytes. */
const maxSentBytes = 2 * maxSheetBytes

/** Reads the form with a file or a pasted sheet. Its CSRF token has to come before the file. */
export const sheetForm = (isOwn: (req: Request) => boolean = isOwnForm): RequestHandler =>
  multipartForm({
    storage: multer.memoryStorage(),
    limits: { files: 1, fileSize: maxSentBytes, fields: 8, fieldSize: maxSentBytes, parts: 10 },
    field: 'file',
    isOwn,
    faults: { LIMIT_FILE_SIZE: 'tooLarge', LIMIT_FIELD_VALUE: 'tooLarge' },
  })

/** Runs after `sheetForm`. The fault if the sheet was not read to its end. */
export const sheetFormFault = (res: Response): SheetFault | undefined =>
  formFaultOf(res) ? { kind: 'tooLarge' } : undefined

/** “Unicode text” from Excel is UTF-16 with a byte order mark. */
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

/** The submitted sheet: the file if there is one, else the pasted text. */
export function readSheetField(req: Request, locale: Locale): string {
  const [file] = Array.isArray(req.files) ? req.files : []
  if (file && file.size > 0) return storableText(decode(file.buffer, locale))
  const text: unknown = req.body?.[sheetField]
  return typeof text === 'string' ? storableText(text) : ''
}
