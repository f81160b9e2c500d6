import Source
import YAML

/// A file as it is written: its nodes, its resolved value, and what the service takes each key for.
public struct WrittenText: Sendable {
  public let document: Document
  /// The value of the root.
  public let value: Value

  /// A key with its value.
  public struct Member: Sendable {
    /// The key as text.
    public let name: String
    /// The field that the service takes the key for; nil for none. Of a claim the name itself.
    public let field: String?
    /// Where the key stands.
    public let key: Span
    public let value: Value
    /// Where the value stands.
    public let span: Span
    /// Whether it came in by `<<`.
    public let isMerged: Bool
  }

  /// Mappings whose keys mean something.
  public enum Place: Sendable {
    case policy(PolicyKind)
    case allowlist
    case permissions
    /// Every name is taken as it is.
    case claims
  }

  /// The members of `value` in file order; none when it is no mapping. Keys that the service refuses are left out.
  public func members(of value: Value, in place: Place) -> [Member] {
    guard case .map(let entries) = value.content else { return [] }
    return entries.compactMap { entry in
      guard case .scalar(let scalar) = entry.key.content, let name = scalar.keyText else { return nil }
      return Member(
        name: name, field: place.field(name), key: document[entry.key.node].span, value: entry.value, span: document[entry.value.node].span,
        isMerged: entry.isMerged)
    }
  }

  /// The scalar node that was written for `value`, aliases followed; nil for collections.
  public func scalar(of value: Value) -> (text: String, style: Node.Style, node: Node)? {
    var node = document[value.node]
    if case .alias(let target, _) = node.content { node = document[target] }
    guard case .scalar(let text, let style) = node.content else { return nil }
    return (text, style, node)
  }
}

extension WrittenText.Place {
  fileprivate func field(_ name: String) -> String? {
    switch self {
    case .policy(let kind): PolicyFields.fields(kind).match(name)
    case .allowlist: AllowlistFields.fields.match(name)
    case .permissions: PermissionCatalog.readNames.match(name)
    case .claims: name
    }
  }
}
