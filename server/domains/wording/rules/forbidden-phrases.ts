/**
 * Phrases that no customer should read, each with a better one. Facts from the founding documents;
 * requirement ids behind each. `…` stands for anything of up to ten characters.
 */
type ForbiddenPhrase = { phrases: readonly string[]; suggestion: string; source: string }

export const forbiddenPhrases: readonly ForbiddenPhrase[] = [
  {
    phrases: ['这个问题我不会处理'],
    suggestion: '我马上为您找到能处理的同事，请您稍等。',
    source: 'I2',
  },
  {
    phrases: ['这个问题我们公司不能给您解决'],
    suggestion: '我先把情况记下来，给您列出可行的办法。',
    source: 'I2',
  },
  {
    phrases: ['这个问题我们要过一段时间才能给您解决'],
    suggestion: '我需要核实一下，核实后马上答复您。',
    source: 'I2',
  },
  {
    phrases: ['这个问题这么简单，您自己不会解决吗'],
    suggestion: '我来一步一步帮您操作。',
    source: 'I2',
  },
  { phrases: ['您是不是干…的'], suggestion: '方便了解一下您的使用场景吗？', source: 'I2' },
  {
    phrases: ['您有没有上过学', '您有没有学过…'],
    suggestion: '我换一种说法给您解释。',
    source: 'I2',
  },
  {
    phrases: ['我现在很忙，您下次再打电话来吧'],
    suggestion: '请您留个方便的时间，我给您回电。',
    source: 'I3',
  },
]
