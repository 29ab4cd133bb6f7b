import { type RequestHandler, raw } from 'express'
import type { Locale } from '../../../scheduling/entities.ts'
import { formExpired } from '../../../services/problems.ts'

const sheetField = 'sheet'

/** What Excel writes where it does not write UTF-8. */
const oldEncodings: Record<Locale, string> = {
  en: 'windows-1252',
  it: 'windows-1252',
  pl: 'windows-1250',
}

async function fieldsOf(body: Buffer, contentType: string): Promise<FormData> {
  try {
    const response = new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    })
    return await response.formData()
  } catch {
    throw formExpired()
  }
}

/** Puts the fields of a form with a file on `req.body`: texts as they are, the file as a File. */
const readFields: RequestHandler = async (req, _res, next) => {
  if (!Buffer.isBuffer(req.body)) return next()
  const fields = await fieldsOf(req.body, req.get('content-type') ?? '')
  req.body = Object.fromEntries(fields)
  next()
}

/** Twice what is taken: who sends a little too much is told so on the page. */
const parser = raw({ type: 'multipart/form-data', limit: '4mb' })

/** Reads forms with a file. Answers 413 to what is far too large. */
export const sheetForm: readonly RequestHandler[] = [parser, readFields]

async function decode(file: File, locale: Locale): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(oldEncodings[locale]).decode(bytes)
  }
}

/** The sheet of a form: the file where there is one, else what was pasted. */
export async function readSheetField(body: unknown, locale: Locale): Promise<string> {
  const { file, [sheetField]: text } = (body ?? {}) as Record<string, unknown>
  if (file instanceof File && file.size > 0) return decode(file, locale)
  return typeof text === 'string' ? text : ''
}
