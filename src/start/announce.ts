interface Announcement {
  publicUrl: string
  isProduction: boolean
  /** The demo workspace was created at the first start. */
  hasDemo: boolean
  signInUrl: string | undefined
  databaseStatus: string
  crmStatus: string
  mailStatus: string
  slackStatus: string
  /** Settings that could not be applied, and other hints. */
  notices: readonly string[]
}

const whereOthersGo = 'set PUBLIC_URL to the address at which other machines reach this one'

/** The demo website has the other of this machine's two names, so that its chat comes from another origin. */
function demoSiteUrl({ publicUrl, isProduction, hasDemo }: Announcement): string | undefined {
  const url = new URL('/dev/site', publicUrl)
  if (isProduction || !hasDemo || !isLoopback(publicUrl)) return undefined
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return url.href
}

const isLoopback = (url: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/** Addresses for the person who started Parley, in aligned lines. */
export function announce(facts: Announcement): string {
  const lines: [string, string | undefined][] = [
    ['Booking page', facts.hasDemo ? `${facts.publicUrl}/meetings/demo` : undefined],
    ['Live chat', demoSiteUrl(facts)],
    ['Records', `${facts.publicUrl}/records`],
    ['Mails', facts.isProduction ? undefined : `${facts.publicUrl}/dev/mail`],
    ['Settings', `${facts.publicUrl}/settings`],
    ['Sign in once', facts.signInUrl],
    ['Database', facts.databaseStatus],
    ['CRM', facts.crmStatus],
    ['Mail', facts.mailStatus],
    ['Slack', facts.slackStatus],
    ['Others', isLoopback(facts.publicUrl) ? whereOthersGo : undefined],
  ]
  const aligned = lines.flatMap(([label, text]) => (text ? [`  ${label.padEnd(14)}${text}`] : []))
  const notices = facts.notices.flatMap(notice => [`  ${notice}`, ''])
  return ['', ...notices, `  Parley is ready at ${facts.publicUrl}`, '', ...aligned, ''].join('\n')
}
