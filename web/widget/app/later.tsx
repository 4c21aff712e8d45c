import { Component, type ComponentType } from 'preact'
import { change, type State } from './model.ts'

/**
 * A part of the interface that is loaded when it is first shown, or a little before. `failed`: what
 * changes when it cannot be.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  failed: Partial<State>,
) {
  return class extends Component<Props, { Part?: ComponentType<Props> }> {
    override componentDidMount(): void {
      load().then(
        (Part) => this.setState({ Part }),
        () => change(failed),
      )
    }

    override render(props: Props) {
      const { Part } = this.state
      return Part ? <Part {...props} /> : null
    }
  }
}

export const loadConversation = () =>
  import('./conversation/conversation.tsx').then((module) => module.Conversation)
export const Conversation = later(loadConversation, { trouble: 'unavailable' })
