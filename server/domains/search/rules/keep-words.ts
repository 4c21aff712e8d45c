/** Words so common that they find everything. */
const stopWords = new Set([
  ...'的 了 是 我 你 您 在 和 就 都 而 及 与 着 或 一个 没有 我们 你们 他们 吗 呢 吧 啊 呀 哦 嗯 请 这 那 也 还 有 会 要 能 可以'.split(
    ' ',
  ),
  ...'a an the of to in on is are be it this that and or for with as at by i you we me my your'.split(
    ' ',
  ),
])
const wordCharactersMax = 64
const wordsPerTextMax = 1_000

/** What is worth keeping of a cut text: letters and digits, no stop words unless there is nothing else. */
export function keepWords(words: readonly string[]): string[] {
  const clean = words.map((word) => word.trim()).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const short = [...new Set(clean)].filter((word) => word.length <= wordCharactersMax)
  const telling = short.filter((word) => !stopWords.has(word))
  return (telling.length > 0 ? telling : short).slice(0, wordsPerTextMax)
}
