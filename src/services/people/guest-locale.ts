import type { Locale, SchedulingPage, Workspace } from '../../model/entities.ts'

interface Languages {
  /** In which they last booked. */
  known: Locale | undefined
  /** Their browser's, once they have opened a page. */
  browser?: Locale | undefined
  page?: Pick<SchedulingPage, 'locale'> | undefined
  workspace: Pick<Workspace, 'locale'>
}

/** The language in which a guest reads pages and emails. A colleague's own language never counts. */
export const guestLocale = ({ known, browser, page, workspace }: Languages): Locale =>
  known ?? browser ?? page?.locale ?? workspace.locale
