import type { ComponentChildren } from 'preact'
import { type Notice, SettingsFrame } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'

type RecordsTab = 'contacts' | 'companies' | 'tasks' | 'import'

const addresses: Record<RecordsTab, string> = {
  contacts: '/records',
  companies: '/records/companies',
  tasks: '/records/tasks',
  import: '/records/import',
}
const tabs = Object.keys(addresses) as RecordsTab[]

interface RecordsFrameProps {
  visit: Visit
  /** The current list. */
  tab: RecordsTab
  title: string
  notice?: Notice | undefined
  children: ComponentChildren
}

/** The frame of the built-in CRM's pages. */
export function RecordsFrame({ visit, tab, title, notice, children }: RecordsFrameProps) {
  return (
    <SettingsFrame
      visit={visit}
      section="records"
      title={title}
      notice={notice}
      tabs={tabs.map(name => ({
        href: addresses[name],
        label: visit.copy.records.tabs[name],
        isCurrent: name === tab,
      }))}
    >
      {children}
    </SettingsFrame>
  )
}
