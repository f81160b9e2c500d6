import Source
import YAML

extension Rule {
  static let trailingNewline = Rule(
    id: "trailing-newline", severity: .error,
    summary: "a text that ends in a line end",
    rationale: """
      A block scalar after `|` or `>` keeps its last line end, and the service compares it with the token. No issuer, subject or audience holds \
      one, and no claim ends in one.
      """,
    bad: [
      "subject_pattern: [[|]]\n  repo:acme/app:ref:refs/heads/(main|next)\n",
      "subject: [[>]]\n  repo:acme/app:ref:refs/heads/main\n",
      "claim_pattern:\n  ref: [[|+]]\n    refs/heads/main\n\n",
      "claim_pattern:\n  ref: [[\"refs/heads/main\\n\"]]\n",
    ],
    good: [
      "subject_pattern: |-\n  repo:acme/app:ref:refs/heads/(main|next)\n",
      "subject: >-\n  repo:acme/app:ref:refs/heads/main\n",
      "subject_pattern: repo:acme/app:.*\n",
    ]
  ) { file in
    file.comparisons.filter { $0.text.utf8.last == 0x0A && $0.text.utf8.count > 1 }.map { comparison in
      let header = file.blockHeader(at: comparison.span)
      let message = "`\(comparison.field)` ends in a line end, which no token has there"
      let witness = comparison.witness(comparison.text.trimmingLineEnds, isAdmitted: false)
      guard let header else {
        return Remark(comparison.span, message, help: "remove the line end", witness: witness)
      }
      let sign = file.source.text(Span(header.start, header.start + 1))
      let digits = file.source.text(header).filter { "0123456789".contains($0) }
      return Remark(
        header, message, help: "write `\(sign)-`, which drops it", witness: witness,
        fix: FixIt("drop the line end", [.init(header, sign + "-" + digits)], changesMeaning: true))
    }
  }
}

extension String {
  fileprivate var trimmingLineEnds: String {
    var scalars = unicodeScalars
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }
}

extension LintedFile {
  /// The `|` or `>` of a block scalar with what belongs to it.
  fileprivate func blockHeader(at span: Span) -> Span? {
    switch style(at: span) {
    case .literal, .folded:
      let end = source.bytes[span.start...].dropFirst().firstIndex { !"+-0123456789".utf8.contains($0) }
      return Span(span.start, end ?? span.end)
    case .plain, .singleQuoted, .doubleQuoted, nil: return nil
    }
  }
}
