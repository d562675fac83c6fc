/** Own line icons on a 20-pixel grid. Always beside a word or inside a labelled button, so hidden from readers. */
const PATHS = {
  maps: 'M3 14h14M4.500 12c2-7 6-7 7 0M11.500 12c.8-4 3.500-4 4 0M4.500 14v.01M11.500 14v.01M15.500 14v.01',
  data: 'M4 5.500c0-1.400 2.700-2.500 6-2.500s6 1.100 6 2.500S13.300 8 10 8 4 6.900 4 5.500ZM4 5.500v9C4 15.900 6.700 17 10 17s6-1.100 6-2.500v-9M4 10c0 1.400 2.700 2.500 6 2.500s6-1.100 6-2.500',
  upload: 'M10 13V4M6.500 7.500L10 4l3.500 3.500M4 13v3h12v-3',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM13 13l3.500 3.500',
  back: 'M8.500 5L4 10l4.500 5M4 10h12',
  file: 'M6 3h5.500L15 6.500V17H6ZM11 3v4h4',
  web: 'M3 5h14v8.500H3ZM8 16.500h4M10 13.500v3',
  phone: 'M7 3h6v14H7ZM9.500 14.500h1',
  store:
    'M4 9v7h12V9M3 9l1.500-5h11L17 9c-1.200 1.500-2.800 1.500-3.500 0-.8 1.500-2.700 1.500-3.500 0-.8 1.500-2.700 1.500-3.500 0C5.800 10.500 4.200 10.500 3 9Z',
  mail: 'M3 5h14v10H3ZM3.500 5.500L10 11l6.500-5.500',
  talk: 'M4 4h12v9h-6l-3.500 3.500V13H4Z',
  megaphone: 'M4 8.500v3h2.500L14 15V5L6.500 8.500ZM16.500 8.500v3M7 11.500l1 4',
  parcel: 'M3.500 6.500L10 3.500l6.500 3v7L10 16.500l-6.500-3ZM3.500 6.500L10 9.500l6.500-3M10 9.500v7',
  dot: 'M10 8.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3Z',
  explore: 'M3 14c2.5-7 5-7 6.5-1.5S13.500 16 15 11.500 16.500 6 17.500 6',
  settings: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4',
  funnel: 'M3 4h14M5.500 9h9M8 14h4',
  flow: 'M3 5c6 0 6 5 14 5M3 10c6 0 6 5 14 5M3 5c6 0 8 0 14 0',
  graph: 'M4 13a3 3 0 0 1 6 0M10 13a3 3 0 0 0 6 0M4 13C4 5 16 5 16 13',
  variants: 'M3 5h3M9 5h3M15 5h2M3 10h3M9 10h8M3 15h8M14 15h3',
  retention: 'M4 4h12M4 8h9M4 12h6M4 16h3',
  sessions: 'M10 5v5l3 2M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z',
  attribution: 'M4 16V9M8 16V5M12 16v-5M16 16V7',
  conformance: 'M3 6h4M9 6h8M3 10h8M13 10h4M3 14h2M7 14h10',
  dashboard: 'M3.500 3.500h6v8h-6ZM12.500 3.500h4v4h-4ZM12.500 10.500h4v6h-4ZM3.500 14.500h6v2h-6Z',
  grip: 'M8 5h.01M12 5h.01M8 10h.01M12 10h.01M8 15h.01M12 15h.01',
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  down: 'M6 8l4 4 4-4',
  up: 'M6 12l4-4 4 4',
  right: 'M8 6l4 4-4 4',
  check: 'M4 10.500l4 4 8-9',
  download: 'M10 3v9M6.500 9l3.500 3.500L13.500 9M4 16h12',
  save: 'M6 3h8v14l-4-3-4 3Z',
  link: 'M8.500 11.500l3-3M7 9l-2 2a2.800 2.800 0 0 0 4 4l2-2M13 11l2-2a2.800 2.800 0 0 0-4-4L9 7',
  calendar: 'M4 5.500h12v11H4ZM4 9h12M7 3.500v3M13 3.500v3',
  people:
    'M7.500 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM3 16c0-3 2-4.500 4.500-4.500S12 13 12 16M13 9a2 2 0 1 0 0-4M14 11.700c2 .3 3 1.800 3 4.300',
  globe: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM3 10h14M10 3c3 3.500 3 10.500 0 14M10 3c-3 3.500-3 10.500 0 14',
  compare: 'M7 3v14M13 3v14M3 7h4M13 7h4M3 12h4M13 12h4',
  user: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3.500 2.500-5 6-5s6 1.500 6 5',
  keyboard: 'M3 6h14v8H3ZM6 9h.01M9 9h.01M12 9h.01M14 9h.01M7 12h6',
  undo: 'M7 5L4 8l3 3M4 8h8a4 4 0 0 1 0 8H8',
  loss: 'M10 4v11M5.500 10.500L10 15l4.500-4.500',
  question: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700M10 14.500h.01',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
