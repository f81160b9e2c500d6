import Source

/// One node of a document as it was written: nothing resolved, aliases not followed.
public struct Node: Sendable {
  /// Index of a node in its document.
  public typealias ID = Int

  /// How a scalar was written.
  public enum Style: Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  public enum Content: Sendable {
    case scalar(String, Style)
    case sequence([ID])
    /// Keys and values in file order.
    case mapping([(key: ID, value: ID)])
    /// An alias of the node that carries its anchor; the name is without `*`.
    case alias(ID, name: String)
  }

  public internal(set) var content: Content
  /// The tag in its long form, `!` for the non-specific tag, empty for none.
  public let tag: String
  public let anchor: String?
  /// From the first byte of the value (after tag and anchor) to after its last.
  public internal(set) var span: Span

  /// A scalar that was written without quotes or is tagged `!`: `implicit` in libyaml's words.
  var isImplicit: Bool {
    guard case .scalar(_, let style) = content else { return tag.isEmpty }
    return (tag.isEmpty && style == .plain) || tag == "!"
  }
}

/// The first document of a file; all nodes lie in one array, so that depth costs no stack.
public struct Document: Sendable {
  public internal(set) var nodes: [Node]
  public internal(set) var root: Node.ID
  /// Where the document ended: content from here on is not looked at. Equal to the size of the file when all was read.
  public internal(set) var end: Int

  public subscript(id: Node.ID) -> Node { nodes[id] }
}
