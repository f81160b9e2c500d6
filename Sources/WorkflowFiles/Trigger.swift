import Pattern
import Source

/// An event that starts a workflow, with what narrows it down.
public struct Trigger: Sendable {
  public let event: String
  /// Where its name stands.
  public let span: Span
  private let settings: Tree?

  /// Everything under `on`: a name, a list of names, or a mapping.
  static func all(_ on: Tree?) -> [Trigger] {
    guard let on else { return [] }
    if let members = on.members {
      return members.map { Trigger(event: $0.name, span: $0.key, settings: $0.value) }
    }
    return on.list.compactMap { item in item.text.map { Trigger(event: $0, span: item.span, settings: nil) } }
  }

  /// Whether it names `type` as one of its activities.
  public func names(type: String) -> Bool {
    settings?["types"]?.list.contains { $0.text == type } ?? false
  }

  /// Which names one of the filters lets through; nil where there is none.
  ///
  /// - Parameter what: `branches` or `tags`.
  public func names(of what: String) -> Language? {
    if let filter = settings?[what], !filter.isNull {
      return Glob.language(filter: filter.list.compactMap(\.text)) ?? .all
    }
    if let filter = settings?[what + "-ignore"], !filter.isNull {
      return Glob.language(filter: filter.list.compactMap(\.text))?.complement ?? .all
    }
    return nil
  }

  /// The inputs of `workflow_call` and `workflow_dispatch`.
  public var inputs: [Input] {
    (settings?["inputs"]?.members ?? []).map { Input($0) }
  }
}

/// What a workflow or an action may be given.
public struct Input: Sendable {
  public let name: String
  /// `string` unless said otherwise.
  public let type: String
  public let initial: Tree?
  /// What may be chosen.
  public let options: [String]

  init(_ member: Tree.Member) {
    name = member.name
    type = member.value["type"]?.text ?? "string"
    initial = member.value["default"]
    options = (member.value["options"]?.items ?? []).compactMap(\.text)
  }

  /// Whether it may be any text.
  public var isOpen: Bool { type != "boolean" && (type != "choice" || options.isEmpty) }

  /// What it is when neither given nor said.
  public var empty: Literal {
    switch type {
    case "boolean": .bool(false)
    case "number": .number(0)
    default: .text("")
    }
  }
}

extension Tree {
  /// A scalar as a value: plain `true`, `false` and nothing are what they say, all else is text.
  public var literal: Literal? {
    guard let text else { return nil }
    if isNull { return .null }
    return isPlain && (text == "true" || text == "false") ? .bool(text == "true") : .text(text)
  }
}
