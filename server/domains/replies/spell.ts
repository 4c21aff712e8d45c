/** So much of a text can be found by its pinyin; further on only as it is written. */
const spelledCharactersMax = 60

/**
 * The pinyin of a text in its context, a word for each character, `-` for what stands for itself:
 * 欢迎! becomes `huan ying -`. The dictionary is loaded when something is first spelled.
 */
export async function spell(text: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro')
  const characters = [...text].slice(0, spelledCharactersMax)
  // Characters beyond the first plane would be counted as two: they stand for themselves.
  const plain = characters.map((character) => (character.length > 1 ? '-' : character)).join('')
  const words = pinyin(plain, { toneType: 'none', type: 'array', v: true })
  return characters
    .map((character, index) => (/\p{Script=Han}/u.test(character) ? words[index] : undefined))
    .map((word) => (word !== undefined && /^[a-z]+$/.test(word) ? word : '-'))
    .join(' ')
}
