import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { inject } from 'vitest'

// Drawing by a graphics card that is only imitated takes a third of a journey's processor time.
chromium.setGraphicsMode = false

/** Headless Chromium out of a package: nothing of the system's is needed. */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> =>
  playwright.launch({
    executablePath: inject('browserPath'),
    // In a single process the first closed page would end the browser.
    args: [...chromium.args.filter(arg => arg !== '--single-process'), ...more],
    headless: true,
    chromiumSandbox: false,
  })

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

/** What axe-core finds serious or critical on the page as it is now. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Half a megabyte: a page that was looked at before has it already.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
