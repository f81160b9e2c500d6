import Source

extension Document {
  /// Resolves the document as yaml.v2's strict decoder does into an untyped value.
  ///
  /// Collections deeper than 100 levels become empty ones: no policy that the service accepts has more than three.
  public func resolve() throws(YAMLError) -> Resolution {
    var resolver = Resolver(document: self)
    let value = try resolver.root()
    return Resolution(value: value, duplicates: resolver.duplicates)
  }
}

private struct Resolver {
  private static let maximumDepth = 100
  let document: Document
  var duplicates: [Resolution.Duplicate] = []
  private var open: Set<Node.ID> = []
  private var decoded = 0
  private var aliased = 0
  private var aliasDepth = 0

  init(document: Document) {
    self.document = document
  }

  mutating func root() throws(YAMLError) -> Value {
    decoded += 1
    return try value(document.root, depth: 0)
  }

  private mutating func value(_ id: Node.ID, depth: Int) throws(YAMLError) -> Value {
    try count(id)
    let node = document[id]
    switch node.content {
    case .alias(let target, let name):
      guard open.insert(id).inserted else { throw .recursiveAlias(name, at: node.span) }
      aliasDepth += 1
      let value = try value(target, depth: depth + 1)
      aliasDepth -= 1
      open.remove(id)
      return Value(content: value.content, node: id)
    case .scalar(let text, _): return Value(content: .scalar(try scalar(text, node)), node: id)
    case .sequence(let items):
      guard depth < Self.maximumDepth else { return Value(content: .list([]), node: id) }
      var values: [Value] = []
      values.reserveCapacity(items.count)
      for item in items { values.append(try value(item, depth: depth + 1)) }
      return Value(content: .list(values), node: id)
    case .mapping:
      guard depth < Self.maximumDepth else { return Value(content: .map([]), node: id) }
      var map = Map()
      try fill(&map, id, isMerged: false, depth: depth)
      return Value(content: .map(map.entries), node: id)
    }
  }

  /// Refuses aliases that expand to far more than was written, by the ratio that yaml.v2 allows.
  private mutating func count(_ id: Node.ID) throws(YAMLError) {
    decoded += 1
    if aliasDepth > 0 { aliased += 1 }
    guard aliased > 100, decoded > 1000 else { return }
    let low = 400_000.0
    let high = 4_000_000.0
    let allowed = 0.99 - 0.89 * min(max((Double(decoded) - low) / (high - low), 0), 1)
    if Double(aliased) / Double(decoded) > allowed { throw .excessiveAliasing(at: document[id].span) }
  }

  private func scalar(_ text: String, _ node: Node) throws(YAMLError) -> Scalar {
    if node.tag.isEmpty, !node.isImplicit { return .text(text) }
    if node.tag == Scalar.standardPrefix + "binary" {
      guard let bytes = Base64.decode(text) else { throw .tagMismatch(text: text, tag: "!!binary", at: node.span) }
      return .text(GoText.decode(bytes))
    }
    guard let scalar = Scalar.resolve(text, tag: node.tag) else {
      throw .tagMismatch(text: text, tag: "!!" + node.tag.dropFirst(Scalar.standardPrefix.count), at: node.span)
    }
    return scalar
  }
}

// MARK: - Mappings

extension Resolver {
  /// A mapping under construction, with its keys as Go compares them.
  private struct Map {
    var entries: [Value.Entry] = []
    var places: [Key: Int] = [:]
  }

  private enum Key: Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case unsigned(UInt64)
    case float(Double)
    case text([UInt8])

    init?(_ value: Value) {
      guard case .scalar(let scalar) = value.content else { return nil }
      switch scalar {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .int(value)
      case .unsigned(let value): self = .unsigned(value)
      case .float(let value): self = .float(value)
      case .text(let text): self = .text(Array(text.utf8))
      }
    }
  }

  private mutating func fill(_ map: inout Map, _ id: Node.ID, isMerged: Bool, depth: Int) throws(YAMLError) {
    guard case .mapping(let pairs) = document[id].content else { return }
    for (keyID, valueID) in pairs {
      if isMerge(keyID) {
        try merge(&map, valueID, depth: depth)
        continue
      }
      let key = try value(keyID, depth: depth + 1)
      guard let name = Key(key) else { throw .collectionAsKey(at: document[keyID].span) }
      let entry = Value.Entry(key: key, value: try value(valueID, depth: depth + 1), isMerged: isMerged)
      if let first = map.places[name] {
        let span = document[keyID].span
        duplicates.append(.init(name: text(keyID), span: span, first: document[map.entries[first].key.node].span))
      } else {
        map.places[name] = map.entries.count
        map.entries.append(entry)
      }
    }
  }

  private func isMerge(_ id: Node.ID) -> Bool {
    let node = document[id]
    guard case .scalar("<<", _) = node.content else { return false }
    return node.isImplicit || node.tag == Scalar.standardPrefix + "merge"
  }

  private func text(_ id: Node.ID) -> String {
    switch document[id].content {
    case .scalar(let text, _): text
    case .alias(_, let name): "*" + name
    case .sequence, .mapping: ""
    }
  }

  private mutating func merge(_ map: inout Map, _ id: Node.ID, depth: Int) throws(YAMLError) {
    if case .sequence(let items) = document[id].content {
      // Later members are read first, so that earlier ones would win: in strict mode they clash instead.
      for item in items.reversed() { try mergeOne(&map, item, depth: depth) }
    } else {
      try mergeOne(&map, id, depth: depth)
    }
  }

  private mutating func mergeOne(_ map: inout Map, _ id: Node.ID, depth: Int) throws(YAMLError) {
    try count(id)
    guard depth < Self.maximumDepth else { return }
    switch document[id].content {
    case .mapping: try fill(&map, id, isMerged: true, depth: depth + 1)
    case .alias(let target, let name):
      guard case .mapping = document[target].content else { throw .mergeOfNoMapping(at: document[id].span) }
      guard open.insert(id).inserted else { throw .recursiveAlias(name, at: document[id].span) }
      aliasDepth += 1
      try count(target)
      try fill(&map, target, isMerged: true, depth: depth + 1)
      aliasDepth -= 1
      open.remove(id)
    case .scalar, .sequence: throw .mergeOfNoMapping(at: document[id].span)
    }
  }
}
