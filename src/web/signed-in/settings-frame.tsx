import type { ComponentChildren } from 'preact'
import { AppFrame, type AppFrameProps, type AppSection } from '../views/app-frame.tsx'
import { isAdmin, type Visit } from './visit.ts'

type SettingsTab =
  | 'today'
  | 'hours'
  | 'calendars'
  | 'pages'
  | 'snippets'
  | 'chat'
  | 'notifications'
  | 'people'
  | 'workspace'
  | 'connections'
  | 'deliveries'

const addresses: Record<SettingsTab, string> = {
  today: '/settings',
  hours: '/settings/hours',
  calendars: '/settings/calendars',
  pages: '/settings/pages',
  snippets: '/settings/snippets',
  chat: '/settings/chat',
  notifications: '/settings/notifications',
  people: '/settings/people',
  workspace: '/settings/workspace',
  connections: '/settings/connections',
  deliveries: '/settings/deliveries',
}
const allTabs = Object.keys(addresses) as SettingsTab[]
const ofAdmins: readonly SettingsTab[] = ['chat', 'workspace']
const tabsOf = ({ user }: Visit) => allTabs.filter(tab => isAdmin(user) || !ofAdmins.includes(tab))

/** Every form of a signed-in page contains this field. */
export const FormSecret = ({ visit }: { visit: Visit }) => (
  <input type="hidden" name="_csrf" value={visit.csrf} />
)

const SignOut = ({ visit }: { visit: Visit }) => (
  <form method="post" action="/signout" class="sign-out">
    <FormSecret visit={visit} />
    <button type="submit">{visit.copy.frame.signOut}</button>
  </form>
)

export interface Notice {
  kind: 'good' | 'bad'
  text: string
}

export const NoticeLine = ({ notice }: { notice: Notice | undefined }) =>
  notice ? (
    <p class={`notice ${notice.kind}`} role={notice.kind === 'bad' ? 'alert' : 'status'}>
      {notice.text}
    </p>
  ) : null

interface SettingsFrameProps {
  visit: Visit
  /** Undefined for a page below the tabs. */
  tab?: SettingsTab | undefined
  section?: AppSection | undefined
  /** Tabs of a section other than the settings. */
  tabs?: AppFrameProps['tabs']
  title: string
  notice?: Notice | undefined
  scripts?: AppFrameProps['scripts']
  children: ComponentChildren
}

/** The frame of /settings and /records. */
export function SettingsFrame(props: SettingsFrameProps) {
  const { visit, tab, section = 'settings', title, notice, children } = props
  const { frame } = visit.copy
  return (
    <AppFrame
      locale={visit.locale}
      title={title}
      section={section}
      userName={visit.user.name}
      showsMails={visit.showsMails}
      showsSlack={visit.showsSlack}
      scripts={props.scripts}
      tabs={
        section === 'settings'
          ? tabsOf(visit).map(name => ({
              href: addresses[name],
              label: frame[name],
              isCurrent: name === tab,
            }))
          : props.tabs
      }
      signOut={<SignOut visit={visit} />}
    >
      <NoticeLine notice={notice} />
      {children}
    </AppFrame>
  )
}
