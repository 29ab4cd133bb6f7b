import type { Request } from 'express'

const perPage = 50
const farthestPage = 100_000

/** The part of a list that the query requests. */
export interface ListView {
  text: string
  /** From 1. */
  number: number
  query: { text: string; offset: number; limit: number }
}

const pageNumber = (text: unknown) => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 && number < farthestPage ? number : 1
}

export function readListView(req: Request): ListView {
  const text = typeof req.query.q === 'string' ? req.query.q.trim().slice(0, 200) : ''
  const number = pageNumber(req.query.page)
  return { text, number, query: { text, offset: (number - 1) * perPage, limit: perPage } }
}

export const hasMore = ({ number }: ListView, total: number): boolean => number * perPage < total

/** Address of a page of the list at `path`. */
export const listAddress = (path: string, text: string, number: number): string =>
  `${path}?${new URLSearchParams({ ...(text ? { q: text } : {}), page: String(number) })}`
