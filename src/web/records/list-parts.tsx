import type { Visit } from '../signed-in/visit.ts'
import { hasMore, type ListView, listAddress } from './list-query.ts'

interface ListPartProps {
  visit: Visit
  /** Path of the list, such as `/records`. */
  path: string
  view: ListView
  label: string
}

export const ListSearch = ({ visit, path, view, label }: ListPartProps) => (
  <search>
    <form method="get" action={path} class="search">
      <label for="q" class="visually-hidden">
        {label}
      </label>
      <input id="q" name="q" type="search" value={view.text} placeholder={label} />
      <button type="submit">{visit.copy.records.find}</button>
    </form>
  </search>
)

/** Shows nothing if the list fits on one page. */
export function ListPaging({
  visit,
  path,
  view,
  total,
}: Omit<ListPartProps, 'label'> & { total: number }) {
  const { previous, following } = visit.copy.records
  const { text, number } = view
  const isMore = hasMore(view, total)
  if (number === 1 && !isMore) return null
  return (
    <nav class="actions" aria-label={`${previous}, ${following}`}>
      {number > 1 && (
        <a class="button" href={listAddress(path, text, number - 1)}>
          {previous}
        </a>
      )}
      {isMore && (
        <a class="button" href={listAddress(path, text, number + 1)}>
          {following}
        </a>
      )}
    </nav>
  )
}
