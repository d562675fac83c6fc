/** What a drawing is made of. Anything else in it is left out before it becomes part of the page. */
const ELEMENTS = new Set([
  'svg',
  'g',
  'a',
  'rect',
  'circle',
  'path',
  'text',
  'tspan',
  'title',
  'desc',
  'line',
  'polygon',
])
const HREF = /^#step-[a-z0-9-]+$/

/** Reads a drawing of the server into elements of this page. */
export function readDrawing(text: string): Node {
  const read = new DOMParser().parseFromString(text, 'image/svg+xml')
  for (const element of [...read.querySelectorAll('*')]) {
    if (ELEMENTS.has(element.localName)) clean(element)
    else element.remove()
  }
  return document.importNode(read.documentElement, true)
}

function clean(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const foreign = name === 'style' || name.startsWith('on') || (name.endsWith('href') && !HREF.test(value))
    if (foreign) element.removeAttribute(name)
  }
}
