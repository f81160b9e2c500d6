import Decision
import Explanation
import JSON
import Source
import Token
import TrustPolicy

/// The checks of one decision, those that failed explained.
struct CheckTrace {
  private let rows: [(check: Check, explanation: Explanation?)]
  private let snippet: Snippet
  /// What the failures say together.
  private let overview: Overview?

  init(_ decision: Decision?, _ policy: PolicyFile, _ claims: Claims?, domain: String) {
    snippet = Snippet(policy.source)
    let explainer = policy.policy.flatMap { policy in claims.map { Explainer(policy, $0, domain: domain) } }
    rows = (decision?.checks ?? []).map { ($0, explainer?.explain($0)) }
    overview = decision.flatMap { explainer?.overview($0.checks) }
  }

  /// What to do about the failure at which the service stops; nil where there is none.
  var advice: String? {
    guard let first = rows.first(where: { !$0.check.passed }) else { return nil }
    return overview?.advice ?? first.explanation?.cause?.remedy
  }

  /// The line about what to do first, where the checks do not say it themselves: one alone does.
  var todo: String {
    guard let advice, failures > 1 else { return "" }
    let others = failures == 2 ? "the other failure" : "the \(failures - 1) other failures"
    let then = overview.map { "\($0.otherwise), look at the \(failures) failures above." } ?? "Then look at \(others) above."
    return "To do: \(advice.shown)\n\(then)\n"
  }

  /// How many checks failed.
  var failures: Int { rows.count { !$0.check.passed } }

  /// A few lines a check.
  var text: String {
    let width = rows.map { $0.check.field.name.shown.count }.max() ?? 0
    let lines = rows.map { line($0.check, $0.explanation, width) }.joined()
    let note = overview.map { "  note  \($0.message.shown): \($0.advice.shown)\n" } ?? ""
    return lines.isEmpty ? "" : note + lines + "\n"
  }

  private func line(_ check: Check, _ explanation: Explanation?, _ width: Int) -> String {
    let name = check.field.name.shown
    let indent = String(repeating: " ", count: width + 10)
    var out = "  \(check.passed ? "pass" : "FAIL")  \(name)\(String(repeating: " ", count: width - name.count + 2))"
    out += "wants \(check.expected.shown)"
    if let span = check.span { out += "  (\(snippet.location(span)))" }
    out += "\n\(indent)has   \(check.actual.map { "`\($0.shown)`" } ?? "nothing")\n"
    if check.passed { return out }
    out += picture(check, explanation, indent)
    guard let cause = explanation?.cause else { return out + "\(indent)\(check.message.shown)\n" }
    out += "\(indent)why   \(cause.message.shown)\n"
    return out + cause.remedies.enumerated().map { "\(indent)\($0.offset == 0 ? "fix" : "or ")   \($0.element.shown)\n" }.joined()
  }

  /// A caret under the place where the text stops to fit, and what would have fitted.
  private func picture(_ check: Check, _ explanation: Explanation?, _ indent: String) -> String {
    guard let miss = explanation?.miss else { return "" }
    let bytes = Array(miss.text.utf8)
    let offset = min(miss.offset, bytes.count)
    // Of a long text, or of one of several, the part around the place is shown.
    let start = offset > Self.width ? offset - Self.width / 2 : 0
    let isWhole = start == 0 && bytes.count <= 2 * Self.width && check.actual == miss.text
    let before = (start > 0 ? "…" : "") + String(decoding: bytes[start..<offset], as: UTF8.self).shown
    var out = ""
    if !isWhole {
      let end = min(bytes.count, offset + Self.width / 2)
      let after = String(decoding: bytes[offset..<end], as: UTF8.self).shown + (end < bytes.count ? "…" : "")
      out += "\(indent)at    `\(before)\(after)`\n"
    }
    let caret = String(repeating: " ", count: before.unicodeScalars.count + 1) + "^"
    return out + "\(indent)      \(caret)\(miss.isTelling ? " here it wants \(miss.accepted.shown)" : "")\n"
  }

  /// Bytes of a text that are shown on either side of a place.
  private static let width = 160

  /// The member `note` of a report.
  var note: JSONValue { overview.map { .string($0.message) } ?? .null }

  /// The members of a report's `checks`.
  var json: JSONValue {
    .array(
      rows.map { check, explanation in
        [
          "field": .string(check.field.name),
          "expected": .string(check.expected),
          "actual": check.actual.map { .string($0) } ?? .null,
          "passed": .bool(check.passed),
          "message": .string(check.message),
          "span": check.span.map { .span($0, snippet.lines) } ?? .null,
          "explanation": explanation.map(Self.json) ?? .null,
        ]
      })
  }

  private static func json(_ explanation: Explanation) -> JSONValue {
    [
      "cause": explanation.cause.map { .string($0.id) } ?? .null,
      "message": explanation.cause.map { .string($0.message) } ?? .null,
      "remedy": explanation.cause.map { .string($0.remedy) } ?? .null,
      "remedies": .array((explanation.cause?.remedies ?? []).map { .string($0) }),
      "lines": .array((explanation.cause?.lines ?? []).map { .string($0) }),
      "miss": explanation.miss.map { ["text": .string($0.text), "offset": .number($0.offset), "accepted": .string($0.accepted)] } ?? .null,
      "names": .array(explanation.names.map { .string($0) }),
    ]
  }
}
