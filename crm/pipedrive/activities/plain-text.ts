import { ownEntry } from '../../../src/text/own-entry.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const characters: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Pipedrive shows notes as HTML: what somebody typed stays text. */
export const toHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, character => entities[character] ?? '').replaceAll('\n', '<br>')

const characterOf = (whole: string, name: string): string => {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (!code) return ownEntry(characters, name.toLowerCase()) ?? whole
  const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2])
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** The lines a person reads in a note, however its editor marked them up. */
export const toLines = (html: string): string[] =>
  html
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|ul|ol|h\d)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, characterOf)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
