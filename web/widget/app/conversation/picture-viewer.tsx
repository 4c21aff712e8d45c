import type { FileRef } from '@yingsheng/contracts/files'
import { Component, createRef } from 'preact'
import { askBlob } from '../ask.ts'
import { Icon } from '../icon.tsx'
import { icons } from './icons.ts'
import { change } from '../model.ts'
import type { Scene } from './scene.ts'
import { download, pictureOf } from './pictures.ts'

type Props = Scene & { file: FileRef }

/** A picture over everything, in full; Escape or a click beside it leads back to where one was. */
export class PictureViewer extends Component<Props, { full?: string }> {
  #dialog = createRef<HTMLDialogElement>()

  override componentDidMount(): void {
    this.#dialog.current!.showModal()
    askBlob(`/files/${this.props.file.id}`).then(
      (blob) => this.setState({ full: URL.createObjectURL(blob) }),
      () => null,
    )
  }

  override componentWillUnmount(): void {
    if (this.state.full) URL.revokeObjectURL(this.state.full)
  }

  override render({ file, state, words }: Props, { full }: { full?: string }) {
    const close = () => this.#dialog.current!.close()
    return (
      <dialog
        ref={this.#dialog}
        aria-label={file.name}
        onClose={() => change({ viewed: null })}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        <div class="bar">
          <span class="grow line">{file.name}</span>
          <button class="icon" aria-label={words.save} onClick={() => void download(file)}>
            <Icon d={icons.download} />
          </button>
          <button class="icon" aria-label={state.words.close} onClick={close}>
            <Icon d={icons.close} />
          </button>
        </div>
        <img src={full ?? pictureOf(file)} alt={file.name} />
      </dialog>
    )
  }
}
