import { memo, useState } from 'react'
import { classNames } from '@yingsheng/ui/class-names'
import { findLinks } from '@yingsheng/ui/find-links'
import { useStrings } from '@yingsheng/ui/use-strings'
import { markWords } from '../rules/mark-words.ts'
import { strings } from '../strings.ts'

const charactersBeforeFold = 700
const linesBeforeFold = 14

/** Messages that were unfolded stay so while the page lasts, although rows leave the screen. */
const unfolded = new Set<string>()

type Props = { id: string; text: string; words: readonly string[] }

/** What someone wrote, as text and never as HTML: addresses become links, each line keeps its own direction. */
export const MessageText = memo(function MessageText({ id, text, words }: Props) {
  const t = useStrings(strings)
  const [isUnfolded, setIsUnfolded] = useState(() => unfolded.has(id))
  const isLong = text.length > charactersBeforeFold || isManyLines(text)
  const isFolded = isLong && !isUnfolded && words.length === 0
  return (
    <>
      <p
        dir="auto"
        className={classNames(
          'text-left text-14 whitespace-pre-wrap [unicode-bidi:plaintext] rtl:text-right',
          isFolded && 'line-clamp-8',
        )}
      >
        {findLinks(text).map((part, index) =>
          part.kind === 'link' ? (
            <a
              key={index}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="text-brand-text underline underline-offset-2 hover:decoration-2"
            >
              <bdi>{part.text}</bdi>
            </a>
          ) : (
            <Marked key={index} text={part.text} words={words} />
          ),
        )}
      </p>
      {isLong && words.length === 0 ? (
        <button
          type="button"
          aria-expanded={!isFolded}
          className="mt-1 min-h-6 text-13 font-medium text-brand-text hover:underline"
          onClick={() => {
            if (isUnfolded) unfolded.delete(id)
            else unfolded.add(id)
            setIsUnfolded(!isUnfolded)
          }}
        >
          {isFolded ? t.expand : t.collapse}
        </button>
      ) : null}
    </>
  )
})

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text
  return markWords(text, words).map((part, index) =>
    part.isMarked ? (
      <mark key={index} className="rounded-4 bg-warn-tint px-0.5 text-warn">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}

function isManyLines(text: string): boolean {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (++lines > linesBeforeFold) return true
  }
  return false
}
