import { launcherStyle } from './launcher-style.ts'

interface LauncherLook {
  label: string
  color: string
  position: 'left' | 'right'
  /** The launcher is a plain link there. */
  href?: string
}

export interface Launcher {
  root: HTMLElement
  button: HTMLElement
  /** Holds the frame. */
  panel: HTMLElement
  setUnread(count: number, label: string | undefined): void
  remove(): void
}

const icon = 'M4 4h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z'

/** Markup is built by hand: a website may allow only trusted HTML. */
function makeIcon(): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  const path = document.createElementNS(space, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', icon)
  path.setAttribute('fill', 'currentColor')
  svg.append(path)
  return svg
}

function makeElement(tag: string, className: string, ...inside: Node[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...inside)
  return element
}

/** Stands beside the body, so that a framework that replaces the body does not reload the frame. */
export function showLauncher({ label, color, position, href }: LauncherLook): Launcher {
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(launcherStyle)
  shadow.adoptedStyleSheets = [sheet]
  const badge = makeElement('span', 'n')
  badge.hidden = true
  badge.setAttribute('aria-hidden', 'true')
  const text = makeElement('span', '')
  text.textContent = label
  const button = makeElement(href ? 'a' : 'button', 'l', makeIcon(), text, badge)
  const panel = makeElement('div', 'p off')
  const root = makeElement('div', position === 'left' ? 'left' : '', panel, button)
  if (href) button.setAttribute('href', href)
  else {
    button.setAttribute('type', 'button')
    button.setAttribute('aria-expanded', 'false')
  }
  root.dir = getComputedStyle(document.documentElement).direction
  host.style.setProperty('--c', color)
  shadow.append(root)
  document.documentElement.append(host)
  return {
    root,
    button,
    panel,
    setUnread(count, spoken) {
      badge.hidden = count === 0
      badge.textContent = count > 99 ? '99+' : String(count)
      if (count && spoken) button.setAttribute('aria-label', spoken)
      else button.removeAttribute('aria-label')
    },
    remove: () => host.remove(),
  }
}
