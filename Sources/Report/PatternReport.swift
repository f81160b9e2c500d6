import JSON
import Pattern
import Source

/// What `octosts pattern` prints: what a pattern of a policy means, once the service has put `^` and `$` around it.
public struct PatternReport: Sendable {
  /// A text and whether the pattern admits it.
  public struct Trial: Sendable {
    public let text: String
    public let matches: Bool
  }

  /// The pattern as its author wrote it.
  public let pattern: String
  /// The compiled pattern with what its anchors do; nil when it does not compile.
  public let compiled: (anchoring: Anchoring, tree: Syntax)?
  public let error: PatternError?
  public let trials: [Trial]
  /// Whether the tree is told in words.
  public let explains: Bool

  /// Compiles `pattern` and tries it on `texts`.
  public init(_ pattern: String, texts: [String], explains: Bool) {
    self.pattern = pattern
    self.explains = explains
    do throws(PatternError) {
      let read = try AnchoredPattern(pattern)
      compiled = (read.anchoring, read.syntax)
      error = nil
      trials = texts.map { Trial(text: $0, matches: read.pattern.matches($0)) }
    } catch {
      (compiled, self.error, trials) = (nil, error, [])
    }
  }

  /// Whether every text matches; so too when there is none.
  public var allMatch: Bool { trials.allSatisfy(\.matches) }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    }
  }
}

// MARK: - Text

extension PatternReport {
  private var human: String {
    let snippet = Snippet(SourceText(name: "pattern", text: pattern))
    guard let compiled else {
      let place = error.map { Span($0.place) } ?? Span(0, 0)
      let message = error?.sentence(in: pattern) ?? ""
      return "error: \(message.shown)\n" + snippet.picture(place).map { $0 + "\n" }.joined()
    }
    var out = ""
    for escape in compiled.anchoring.escapes {
      out += "warning: \(escape.sentence(in: pattern).shown)\n"
      for line in snippet.picture(Span(escape.place)) { out += line + "\n" }
    }
    if compiled.anchoring.isTight { out += "It admits a text only when all of the text matches.\n" }
    if explains {
      out += "With the anchors that the service adds, it matches\n"
      for line in compiled.tree.words { out += String(repeating: "  ", count: line.depth + 1) + line.text.shown + "\n" }
    }
    for trial in trials { out += "\(trial.matches ? "match   " : "no match")  \(trial.text.shown)\n" }
    return out
  }
}

// MARK: - JSON

extension PatternReport {
  private var json: JSONValue {
    let lines = LineMap(Array(pattern.utf8))
    func finding(_ message: String, _ place: Range<Int>) -> JSONValue {
      ["message": .string(message), "span": .span(Span(place), lines)]
    }
    var members: [JSONValue.Member] = [
      .init("version", 1), .init("pattern", .string(pattern)), .init("compiles", .bool(compiled != nil)),
      .init("error", error.map { finding($0.sentence(in: pattern), $0.place) } ?? .null),
      .init("anchored", compiled.map { .bool($0.anchoring.isTight) } ?? .null),
      .init("escapes", .array((compiled?.anchoring.escapes ?? []).map { finding($0.sentence(in: pattern), $0.place) })),
    ]
    if explains, let compiled {
      members.append(
        .init("tree", .array(compiled.tree.words.map { ["depth": .number($0.depth), "text": .string($0.text)] })))
    }
    members.append(.init("texts", .array(trials.map { ["text": .string($0.text), "matches": .bool($0.matches)] })))
    return .object(members)
  }
}
