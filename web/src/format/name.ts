/** A name from the data as people read it: `add_to_cart` is `add to cart`. Marks such as `(end)` stay. */
export function readable(name: string): string {
  return name.replace(/[_]+/g, ' ').trim()
}
