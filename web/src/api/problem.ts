import type * as told from './generated'

/** What the server refuses with (RFC 9457); of what stands between there may only be a title and a status. */
export type Problem = Pick<told.Problem, 'title' | 'status'> & Partial<told.Problem>

const URN = 'urn:meander:problem:'

/** The kind of a problem as the server names it: `wrong-password`. Empty where it comes from what stands between. */
export function kindOf({ type = '' }: Problem): string {
  return type.startsWith(URN) ? type.slice(URN.length) : ''
}

/** A refusal of the server, or none at all: status 0 means that it could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
  get kind(): string {
    return kindOf(this.problem)
  }
  /** The message for one field of a form, if the server named it. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((each) => each.pointer === `/${name}` || each.parameter === name)?.detail
  }
}
