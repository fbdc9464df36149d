/** What the client says, as an event of the element: it bubbles and leaves shadow roots. Each class of it has a `type` of its own. */
export abstract class ClientEvent<Detail> extends Event {
  static readonly type: string
  readonly detail: Detail

  constructor(detail: Detail) {
    super(new.target.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
