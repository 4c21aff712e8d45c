import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import * as OpenCC from 'opencc-js/t2cn'
import { keepWords } from './rules/keep-words.ts'

/*
 * Chinese has no spaces: jieba cuts a text into words, and both what is kept and what is asked are
 * cut the same way. Traditional characters are folded to simplified ones first, full width to half,
 * letters to lower case. Loading takes a moment and some memory, so it waits for the first use.
 */
let tools: { jieba: Jieba; simplify: (text: string) => string } | undefined

function load() {
  tools ??= {
    jieba: Jieba.withDict(dict),
    simplify: OpenCC.Converter({ from: 'tw', to: 'cn' }),
  }
  return tools
}

const charactersMax = 5_000

/** The words of a text as the index keeps them: each once, short words of long ones too. */
export function segment(text: string): string[] {
  const { jieba, simplify } = load()
  const folded = simplify(text.slice(0, charactersMax).normalize('NFKC').toLowerCase())
  return keepWords(jieba.cutForSearch(folded, true))
}
