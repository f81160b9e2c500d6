/// A text with expressions in it, as values of workflow files are.
public struct Template: Sendable {
  public enum Part: Sendable, Equatable {
    case text(String)
    /// Nil for what is no expression; with the text as written.
    case expression(Expression?, written: String)
  }

  public let parts: [Part]

  /// Takes `text` apart at `${{ }}`; one without an end is text.
  public init(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${{"), let end = Self.end(rest[start.upperBound...]) {
      if start.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<start.lowerBound]))) }
      let inner = rest[start.upperBound..<end]
      rest = rest[end...].dropFirst(2)
      parts.append(.expression(ExpressionParser.parse(inner), written: inner.trimmed))
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// A condition, around which `${{ }}` may be left out.
  public static func condition(_ text: String) -> Expression? {
    let template = Template(text)
    if case .expression(let expression, _)? = template.parts.first, template.parts.count == 1 { return expression }
    // Text beside an expression makes the whole a text, which is true.
    return template.parts.contains { if case .expression = $0 { true } else { false } } ? .other : ExpressionParser.parse(Substring(text))
  }

  /// The text where there is no expression in it.
  public var literal: String? {
    switch parts.count {
    case 0: ""
    case 1: if case .text(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }

  /// Where `}}` stands that is in no text of the expression.
  private static func end(_ text: Substring) -> Substring.Index? {
    var isText = false
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "'" { isText.toggle() }
      if !isText, text[index...].hasPrefix("}}") { return index }
      index = text.index(after: index)
    }
    return nil
  }
}

extension Substring {
  /// Without blanks around it.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    var end = start
    while end.last?.isWhitespace == true { end = end.dropLast() }
    return String(end)
  }
}
