import Source

extension Document {
  /// Reads the first document of `bytes`, and looks one token past its end, as the service does. An empty file holds a null.
  public init(parsing bytes: [UInt8]) throws(YAMLError) {
    var composer = Composer(bytes)
    self = try composer.compose()
  }
}

/// Events to nodes, with a stack of open collections.
private struct Composer {
  private struct Open {
    var id: Node.ID
    var isMapping: Bool
    var children: [Node.ID] = []
  }

  private var parser: Parser
  private let size: Int
  private var nodes: [Node] = []
  private var anchors: [String: Node.ID] = [:]
  private var open: [Open] = []

  init(_ bytes: [UInt8]) {
    parser = Parser(bytes)
    size = bytes.count
  }

  mutating func compose() throws(YAMLError) -> Document {
    var root: Node.ID?
    while true {
      let event = try parser.next()
      switch event.kind {
      case .documentStart: continue
      case .streamEnd:
        // No document at all: the service sees a null.
        let id = root ?? add(.scalar("", .plain), event)
        return Document(nodes: nodes, root: id, end: size)
      case .documentEnd:
        guard let root else { return Document(nodes: nodes, root: add(.scalar("", .plain), event), end: size) }
        return Document(nodes: nodes, root: root, end: parser.characters.offset(event.start))
      case .alias(let name):
        guard let target = anchors[name] else {
          throw .unknownAnchor(name, at: parser.characters.span(event.start, event.end))
        }
        close(add(.alias(target, name: name), event), &root)
      case .scalar(let text, let style): close(add(.scalar(text, style), event), &root)
      case .sequenceStart: open.append(Open(id: add(.sequence([]), event), isMapping: false))
      case .mappingStart: open.append(Open(id: add(.mapping([]), event), isMapping: true))
      case .sequenceEnd, .mappingEnd:
        guard let collection = open.popLast() else { continue }
        finish(collection, event)
        close(collection.id, &root)
      }
    }
  }

  private mutating func add(_ content: Node.Content, _ event: Event) -> Node.ID {
    let span = parser.characters.span(event.start, event.end)
    nodes.append(Node(content: content, tag: event.tag, anchor: event.anchor, span: span))
    if let anchor = event.anchor { anchors[anchor] = nodes.count - 1 }
    return nodes.count - 1
  }

  private mutating func close(_ id: Node.ID, _ root: inout Node.ID?) {
    if open.isEmpty { root = id } else { open[open.count - 1].children.append(id) }
  }

  private mutating func finish(_ collection: Open, _ event: Event) {
    let children = collection.children
    if collection.isMapping {
      nodes[collection.id].content = .mapping(
        stride(from: 0, to: children.count - 1, by: 2).map { (key: children[$0], value: children[$0 + 1]) })
    } else {
      nodes[collection.id].content = .sequence(children)
    }
    // The end of a block collection is told by what follows it; its own end is that of its last node.
    let start = nodes[collection.id].span.start
    let end = event.end > event.start ? parser.characters.offset(event.end) : children.last.map { nodes[$0].span.end }
    nodes[collection.id].span = Span(start, max(end ?? start, nodes[collection.id].span.end))
  }
}
