import Source
import YAML

/// A place in a workflow file, read as GitHub reads it: every scalar is text, so that `on` is a key and `1.0` a version, and aliases stand for
/// what they name.
public struct Tree: Sendable {
  /// A key of a mapping with its value.
  public struct Member: Sendable {
    public let name: String
    /// Where the key stands.
    public let key: Span
    public let value: Tree
  }

  private let document: Document
  /// The node, aliases followed.
  private let id: Node.ID
  /// Where it stands; of an alias the alias.
  public let span: Span

  /// The root of `document`.
  public init(_ document: Document) {
    self.init(document, document.root)
  }

  private init(_ document: Document, _ id: Node.ID) {
    self.document = document
    span = document[id].span
    // An alias names a node that is none.
    if case .alias(let target, _) = document[id].content { self.id = target } else { self.id = id }
  }

  /// How many bytes were written for it, of an alias for what it names.
  public var length: Int { document[id].span.end - document[id].span.start }

  /// The text of a scalar; nil for a list or a mapping.
  public var text: String? {
    guard case .scalar(let text, _) = document[id].content else { return nil }
    return text
  }

  /// Whether it was written as nothing: empty, `~` or `null`, without quotes.
  public var isNull: Bool {
    guard case .scalar(let text, .plain) = document[id].content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Whether it is a scalar without quotes.
  public var isPlain: Bool {
    if case .scalar(_, .plain) = document[id].content { true } else { false }
  }

  /// The elements of a list; nil for anything else.
  public var items: [Tree]? {
    guard case .sequence(let items) = document[id].content else { return nil }
    return items.map { Tree(document, $0) }
  }

  /// The elements of a list, or the one thing that stands in its place; nothing for a null.
  public var list: [Tree] {
    items ?? (isNull || members != nil ? [] : [self])
  }

  /// The keys of a mapping in file order; nil for anything else.
  public var members: [Member]? {
    guard case .mapping(let pairs) = document[id].content else { return nil }
    return pairs.compactMap { pair in
      let key = Tree(document, pair.key)
      return key.text.map { Member(name: $0, key: key.span, value: Tree(document, pair.value)) }
    }
  }

  /// The value of a key: the first of equals.
  public subscript(name: String) -> Tree? {
    member(name)?.value
  }

  /// The key called `name`.
  public func member(_ name: String) -> Member? {
    guard case .mapping(let pairs) = document[id].content else { return nil }
    for pair in pairs {
      let key = Tree(document, pair.key)
      if key.text == name { return Member(name: name, key: key.span, value: Tree(document, pair.value)) }
    }
    return nil
  }
}
