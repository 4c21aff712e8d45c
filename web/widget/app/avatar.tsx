const tints = 5

/** A person's initial on a tint of his own. Han names are known by their given part: 小七 is 七. */
export function Avatar({ name }: { name: string }) {
  const [initial = ''] = name.replace(/^(客服)?([小老阿](?=.))?/, '').trim()
  const tint = Array.from(name).reduce((sum, c) => sum + c.codePointAt(0)!, 0) % tints
  return (
    <span class={`avatar tint${tint}`} aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  )
}
