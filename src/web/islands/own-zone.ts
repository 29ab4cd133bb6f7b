/**
 * If the server had to guess the reader's time zone, reloads the page in the browser's own. Not if the address
 * already names a zone, which may be one that the server does not know.
 */
export function askInOwnZone(page: Document, location: Location): void {
  const guessed = page.querySelector<HTMLElement>('[data-guessed-zone]')?.dataset.guessedZone
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const url = new URL(location.href)
  if (!guessed || !own || own === guessed || url.searchParams.has('tz')) return
  url.searchParams.set('tz', own)
  location.replace(url)
}
