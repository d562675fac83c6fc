import fontUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

/** What a drawing looks like, as attributes: a picture that is loaded alone has no stylesheet. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
]
/** Twice the size on screen, so that it is sharp in a slide. */
const SCALE = 2

/** The picture of a page as PNG: its drawing, or its canvas. */
export async function pictureOf(figure: HTMLElement): Promise<Blob | null> {
  const svg = figure.querySelector<SVGSVGElement>('svg[data-picture]')
  const canvas = svg ? await drawn(svg) : figure.querySelector('canvas')
  return canvas ? new Promise((resolve) => canvas.toBlob(resolve, 'image/png')) : null
}

async function drawn(svg: SVGSVGElement): Promise<HTMLCanvasElement> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index]
    if (original) carryLooks(original, element)
  })
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = `@font-face{font-family:Inter;font-weight:100 900;src:url(${await asDataUrl(fontUrl)})}text{font-family:Inter,sans-serif}`
  copy.prepend(style)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = getComputedStyle(svg.closest('figure') ?? document.body).backgroundColor
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}

function carryLooks(from: Element, to: Element): void {
  const computed = getComputedStyle(from)
  for (const look of LOOKS) to.setAttribute(look, computed.getPropertyValue(look))
  to.removeAttribute('class')
  to.removeAttribute('style')
}

async function asDataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('font not read'))
    reader.readAsDataURL(blob)
  })
}
