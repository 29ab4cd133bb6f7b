import type { ComponentChildren } from 'preact'

export interface DevSite {
  /** The website's origin, and that of its chat. */
  own: string
  chat: string
  /** Undefined if no site of the workspace names this origin. */
  key: string | undefined
  bookingUrl: string
  style: string
  /** Address of the home page. */
  base: string
}

interface PageProps {
  site: DevSite
}

/** The snippet as a website's owner copies it. */
function Snippet({ site }: PageProps) {
  if (!site.key) return null
  return (
    <>
      <script async src={`${site.chat}/m.js`} data-key={site.key} />
      <noscript>
        <a href={site.bookingUrl}>Book a meeting</a>
      </noscript>
    </>
  )
}

function Page({
  site,
  title,
  children,
}: PageProps & { title: string; children: ComponentChildren }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={site.style} />
      </head>
      <body>
        <header>
          <strong>Harbor Tools</strong>
          <nav aria-label="Main">
            <a href={site.base}>Home</a>
            <a href={`${site.base}/prices`}>Prices</a>
          </nav>
        </header>
        <main>{children}</main>
        <footer>
          A demo website of Parley at {site.own}; its chat comes from {site.chat}.
          {!site.key && (
            <>
              {' '}
              No website with a chat names this origin:{' '}
              <a href={`${site.chat}/settings/chat`}>add it in the settings</a>.
            </>
          )}
        </footer>
        <Snippet site={site} />
      </body>
    </html>
  )
}

export const HomePage = ({ site }: PageProps) => (
  <Page site={site} title="Harbor Tools">
    <h1>Tools for workshops that cannot wait</h1>
    <p>We rent and service lathes, mills and presses, delivered within two days.</p>
    <p>
      <a class="call" href={`${site.base}/prices?utm_source=demo&utm_campaign=autumn`}>
        See our prices
      </a>
    </p>
    <h2>Why workshops choose us</h2>
    <ul>
      <li>A technician answers, not a form.</li>
      <li>Repairs at your place, most of them the same day.</li>
      <li>One price a month, with everything in it.</li>
    </ul>
  </Page>
)

export const PricesPage = ({ site }: PageProps) => (
  <Page site={site} title="Prices · Harbor Tools">
    <h1>Prices</h1>
    <table>
      <thead>
        <tr>
          <th scope="col">Machine</th>
          <th scope="col">A month</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>Bench lathe</td>
          <td>€ 190</td>
        </tr>
        <tr>
          <td>Milling machine</td>
          <td>€ 420</td>
        </tr>
        <tr>
          <td>Hydraulic press</td>
          <td>€ 260</td>
        </tr>
      </tbody>
    </table>
    <p>Ask us in the chat for more than three machines.</p>
  </Page>
)
