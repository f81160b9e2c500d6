import Source

/// A list of texts as `encoding/json` decodes it into a Go slice: over the array that an earlier field of the same name left, so that a null
/// element shows what stood in its place.
struct ListField {
  typealias Entry = (text: String, span: Span)

  /// Where the key stands; the last one given.
  var key: Span?
  /// The elements; nil where the list is absent or was cleared by a null.
  private(set) var entries: [Entry]?
  private var backing: [Entry]

  init(_ preset: [String]? = nil) {
    entries = preset?.map { ($0, Span(0, 0)) }
    backing = entries ?? []
  }

  /// Decodes `value`; gives what is wrong with it.
  mutating func decode(_ value: Converted, key: Span, field: String) -> [FileProblem] {
    func wrongType(_ value: Converted) -> FileProblem {
      .wrongType(field: field, expected: "a list of texts", found: value.kind, at: value.span)
    }
    self.key = key
    var problems: [FileProblem] = []
    switch value.content {
    case .null:
      (entries, backing) = (nil, [])
    case .list(let items):
      if items.isEmpty { backing = [] }
      for (i, item) in items.enumerated() {
        if i == backing.count { backing.append(("", item.span)) }
        switch item.content {
        case .null: break
        case .text(let text): backing[i] = (text, item.span)
        case .bool, .number, .list, .map: problems.append(wrongType(item))
        }
      }
      entries = Array(backing.prefix(items.count))
    case .bool, .number, .text, .map: problems.append(wrongType(value))
    }
    return problems
  }
}
