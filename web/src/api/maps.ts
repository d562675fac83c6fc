import { queryOptions } from '@tanstack/react-query'
import { call, open, request } from './client'
import type * as told from './generated'
import { workspacePath } from './queries'
import type { Matcher, Page, Question, Segment, StoredDocument } from './types'

/** The map document (docs/MAP-DOCUMENT.md). What is at its default is left out of it. */
export type MapKind = 'current-state' | 'future-state' | 'day-in-the-life' | 'service-blueprint'
export interface Owner {
  name: string
  contact?: string
}
export interface Persona {
  key: string
  name?: string
  evidence?: 'proto' | 'qualitative' | 'statistical'
  segment?: Segment
  job?: string
  quote?: string
}
export interface Pain {
  key: string
  text: string
  severity?: number
  customers?: number
  value?: number
  low?: number
  high?: number
  question?: Question
}
export type OpportunityStatus = 'idea' | 'planned' | 'building' | 'testing' | 'live' | 'dropped'
export interface Opportunity {
  key: string
  text: string
  impact?: number
  confidence?: number
  effort?: number
  owner?: Owner
  status?: OpportunityStatus
}
export interface Evidence {
  kind: string
  note?: string
  date?: string
}
export interface Binding {
  match: Matcher
  required?: boolean
  within?: string
}
export interface MapStep {
  key: string
  name?: string
  channel?: string
  owner?: Owner
  does?: string
  thinks?: string
  feels?: { assumed: number; note?: string }
  questions?: { text: string; answered_by?: string; where?: string }[]
  quotes?: { text: string; source?: string; date?: string }[]
  pains?: Pain[]
  opportunities?: Opportunity[]
  evidence?: Evidence[]
  observe?: Binding
  measure?: { survey: string; score?: string; scale?: [number, number] }
  next?: string[]
}
export interface MapStage {
  key: string
  name?: string
  goal?: string
  owner?: Owner
  steps?: MapStep[]
}
export interface MapDocument {
  meander: 'map/1'
  key: string
  title: string
  kind?: MapKind
  language?: string
  currency?: string
  scenario?: string
  goal?: string
  owner?: Owner
  review?: { every: string; last?: string }
  personas?: Persona[]
  stages: MapStage[]
}

export type {
  FeelingPoint,
  Hole,
  HoleKind,
  MapFlow,
  StepNumbers,
  StepObserved as Observed,
} from './generated'

/** The numbers of a map, as far as pages show them. */
export type Numbers = Omit<told.MapNumbers, 'assumed' | 'measured'>

/** Whose journeys, and when. */
export interface MapScope {
  persona?: string
  segment?: Segment
  from?: string
  to?: string
  timezone?: string
}
export interface PictureAsked extends MapScope {
  map: string
  numbers: boolean
}
/** The drawing in two parts, so that the names of the lanes can stay while the steps pass by. */
export type InlinePicture = told.InlinePicture

const MINUTE = 60_000

export const mapsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'documents/map'],
    queryFn: () => request<Page<StoredDocument<MapDocument>>>(`${workspacePath(workspace)}/documents/map?limit=200`),
  })

/** The drawing; the one before stays on screen while another segment or period of the same map is measured. */
export const pictureQuery = (workspace: string, asked: PictureAsked, enabled: boolean) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'maps/picture', asked.map, asked],
    staleTime: MINUTE,
    retry: false,
    enabled,
    placeholderData: (before: InlinePicture | undefined, query) =>
      query?.queryKey[3] === asked.map ? before : undefined,
    queryFn: ({ signal }) =>
      call('POST /api/v1/workspaces/{ws}/maps/picture', {
        path: { ws: workspace },
        body: { ...asked, format: 'inline' },
        signal,
      }),
  })

/** The drawing as a file. */
export async function pictureFile(
  workspace: string,
  asked: PictureAsked,
  { whom, days }: { whom: string | undefined; days: string | undefined },
  format: 'svg' | 'png' | 'html',
  theme: 'light' | 'dark',
): Promise<Blob> {
  const response = await open('POST /api/v1/workspaces/{ws}/maps/picture', {
    path: { ws: workspace },
    body: {
      ...asked,
      format,
      ...(whom && { audience: whom }),
      ...(days && asked.numbers && { period: days }),
      ...(format !== 'html' && { theme }),
    },
  })
  return response.blob()
}
