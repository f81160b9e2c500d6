import Source
import YAML

/// A value as `sigs.k8s.io/yaml` hands it to `encoding/json`: keys are text, and scalars are, where the target is.
struct Converted {
  struct Member {
    var name: String
    var key: Span
    var value: Converted
  }

  enum Content {
    case null
    case bool
    case number
    case text(String)
    case list([Converted])
    /// Sorted by the bytes of the names.
    case map([Member])
  }

  var content: Content
  var span: Span

  /// What it is, in words.
  var kind: String {
    switch content {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .map: "a mapping"
    }
  }
}

/// What the service decodes a value into; it decides which scalars become text.
indirect enum Target: Sendable {
  /// Nothing that is known: scalars stay what they are.
  case unknown
  case text
  case list(Target)
  /// Every member has the same target.
  case map(Target)
  case fields(FieldNames, targets: [String: Target])

  func member(_ name: String) -> Target {
    switch self {
    case .unknown, .text, .list: .unknown
    case .map(let target): target
    case .fields(let fields, let targets): fields.match(name).flatMap { targets[$0] } ?? .unknown
    }
  }
}

/// The step from YAML to JSON, with what the service refuses in it.
struct Converter {
  let document: Document
  var keyProblems: [FileProblem] = []
  var numberProblems: [FileProblem] = []

  mutating func convert(_ value: Value, to target: Target) -> Converted {
    let span = document[value.node].span
    switch value.content {
    case .list(let items):
      var element = Target.unknown
      if case .list(let target) = target { element = target }
      return Converted(content: .list(items.map { convert($0, to: element) }), span: span)
    case .map(let entries):
      var members: [Converted.Member] = []
      var places: [[UInt8]: Int] = [:]
      for entry in entries {
        let key = document[entry.key.node].span
        guard case .scalar(let scalar) = entry.key.content, let name = scalar.keyText else {
          keyProblems.append(.keyType(found: entry.key.found, at: key))
          continue
        }
        let converted = convert(entry.value, to: target.member(name))
        if let place = places[Array(name.utf8)] {
          // Two keys with one text, such as `1` and `"1"`: upstream the winner is random.
          members[place].value = converted
        } else {
          places[Array(name.utf8)] = members.count
          members.append(.init(name: name, key: key, value: converted))
        }
      }
      members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      return Converted(content: .map(members), span: span)
    case .scalar(let scalar):
      if case .text = target, let text = scalar.coercedText { return Converted(content: .text(text), span: span) }
      switch scalar {
      case .null: return Converted(content: .null, span: span)
      case .bool: return Converted(content: .bool, span: span)
      case .int, .unsigned: return Converted(content: .number, span: span)
      case .float(let value):
        if !value.isFinite { numberProblems.append(.notFinite(at: span)) }
        return Converted(content: .number, span: span)
      case .text(let text): return Converted(content: .text(text), span: span)
      }
    }
  }
}

extension Value {
  /// What it is, in words.
  var found: String {
    switch content {
    case .list: "a list"
    case .map: "a mapping"
    case .scalar(.null): "null"
    case .scalar(.bool): "a boolean"
    case .scalar(.int), .scalar(.float): "a number"
    case .scalar(.unsigned): "a number of 2^63 or more"
    case .scalar(.text): "text"
    }
  }
}
