import type { FileRef } from '@yingsheng/contracts/files'
import type { OutboxFile } from '@yingsheng/sync'
import { fileSize } from '@yingsheng/ui/file-size'
import { findLinks } from '@yingsheng/ui/find-links'
import { Component } from 'preact'
import { Avatar } from '../avatar.tsx'
import { Icon } from '../icon.tsx'
import { icons } from './icons.ts'
import { Beyond } from './later-parts.tsx'
import type { Scene } from './scene.ts'
import type { Strings } from './strings.ts'
import { change } from '../model.ts'
import { download, localPicture, pictureOf } from './pictures.ts'
import { drop, retry } from '../talk.ts'
import type { Row, Shown } from './rows.ts'

type Props = Extract<Row, { is: 'message' }> & Scene
const ticks = {
  waiting: 'clock',
  sending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  failed: 'alert',
} as const
const previewPixels = 220

export function MessageRow({ message, isFirst, isLast, hasStatus, state, config, words }: Props) {
  const { by, text, files, clientId } = message
  return (
    <div class={`row ${by === null ? 'mine' : ''} ${isFirst ? 'first' : ''}`} data-key={clientId}>
      {by !== null && (isLast ? <Avatar name={by} /> : <span class="avatar" />)}
      <div class="said">
        {by !== null && isFirst && <small>{by}</small>}
        <span class="hidden">{by === null && `${state.words.you}: `}</span>
        {files.map((file, index) => (
          <FileRow
            key={index}
            file={file}
            index={index}
            message={message}
            words={words}
            language={config.language}
          />
        ))}
        {text && (
          <div class="bubble" dir="auto">
            <Text text={text} />
          </div>
        )}
        <Beyond shown={message} state={state} config={config} words={words} />
        {hasStatus && <StatusLine message={message} words={words} />}
      </div>
    </div>
  )
}

/** Customer's and agent's words: text, with safe addresses made into links. Never HTML. */
class Text extends Component<{ text: string }> {
  override shouldComponentUpdate({ text }: { text: string }): boolean {
    return text !== this.props.text
  }

  override render({ text }: { text: string }) {
    return findLinks(text, { hasMail: true }).map((part, index) =>
      part.kind === 'link' ? (
        <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      ) : (
        part.text
      ),
    )
  }
}

function StatusLine({
  message: { status, unsent, clientId },
  words,
}: {
  message: Shown
  words: Strings
}) {
  const isUploading = status === 'sending' && unsent && unsent.files.length > 0
  const failure = unsent?.failure
  // A file that was refused is refused again.
  return (
    <small class={`status ${status}`}>
      <Icon d={icons[ticks[status]]} />
      {failure ? (words.refused[failure.code] ?? words.failed) : words[status]}
      {failure && !/^(file|too)_/.test(failure.code) && (
        <button onClick={() => retry(clientId)}>{words.retry}</button>
      )}
      {(failure || isUploading || status === 'waiting') && (
        <button onClick={() => drop(clientId)}>{failure ? words.drop : words.cancel}</button>
      )}
    </small>
  )
}

function FileRow({
  file,
  index,
  message,
  words,
  language,
}: {
  file: FileRef | OutboxFile
  index: number
  message: Shown
  words: Strings
  language: string
}) {
  const isHere = 'blob' in file
  const state = message.unsent?.state
  const progress = state?.is === 'sending' ? state.progress : null
  const picture = isHere
    ? localPicture(message.clientId, index, file)
    : file.image
      ? pictureOf(file)
      : ''
  const bar = progress !== null && index === 0 && (
    <progress value={progress} aria-label={words.sending} />
  )
  if (picture || (!isHere && file.image)) {
    const { width, height } = (!isHere && file.image) || { width: 4, height: 3 }
    return (
      <button
        class="picture"
        aria-label={words.view(file.name)}
        disabled={isHere}
        onClick={() => change({ viewed: file as FileRef })}
      >
        {picture ? (
          <img src={picture} alt="" style={isHere ? {} : boxOf(width, height)} />
        ) : (
          <span style={boxOf(width, height)} />
        )}
        {bar}
      </button>
    )
  }
  return (
    <button
      class="bubble file"
      aria-label={isHere ? file.name : words.download(file.name)}
      disabled={isHere}
      onClick={() => void download(file as FileRef)}
    >
      <Icon d={icons.file} />
      <span class="grow">
        <bdi>{file.name}</bdi>
        <small>{fileSize(file.bytes, language)}</small>
        {bar}
      </span>
      {!isHere && <Icon d={icons.download} />}
    </button>
  )
}

/** The room a picture will take, known before it is there, so that nothing jumps. */
function boxOf(width: number, height: number) {
  const scale = Math.min(1, previewPixels / Math.max(width, height))
  return { width: `${Math.max(48, width * scale)}px`, aspectRatio: `${width} / ${height}` }
}
