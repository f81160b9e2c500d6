import Source
import TrustPolicy
import YAML

extension Rule {
  static let ignoredContent = Rule(
    id: "ignored-content", severity: .error,
    summary: "content that the service never looks at",
    rationale: """
      Only the first document of the file counts, and only its root value: what stands after `---` or `...`, or after a root that is \
      complete, is dropped without a word. Whatever was meant to restrict there restricts nothing.
      """,
    bad: [
      "claim_pattern: {ref: refs/heads/main}\n---\n[[audience: a]]\n",
      "subject: a\n...\n[[claim_pattern: {ref: refs/heads/main}]]",
      Example(
        "{issuer: https://issuer.example.com, subject: a, permissions: {contents: read}}\n---\n[[claim_pattern: {ref: b}]]", isWhole: true),
      Example(
        "  issuer: https://issuer.example.com\n  subject: a\n  permissions: {contents: read}\n[[claim_pattern: {ref: b}]]\n", isWhole: true),
    ],
    good: [
      Example("---\nissuer: https://issuer.example.com\nsubject: a\npermissions: {contents: read}\n", isWhole: true),
      "subject: a\n---\n# nothing but a comment\n",
      "subject: a\n...\n",
    ]
  ) { file in
    guard let document = file.text?.document else { return [] }
    let rest = file.content(from: document.end)
    guard let span = rest else { return [] }
    return [
      Remark(
        span, "the service reads one document and stops before this",
        help: "move it up into the first document, or delete it")
    ]
  }
}

extension LintedFile {
  /// What stands after `offset`, without markers, blank lines and comments at either end; nil when there is nothing else.
  fileprivate func content(from offset: Int) -> Span? {
    var found: Span?
    var start = offset
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      let line = source.bytes[start..<end]
      let first = line.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      if let first, line[first] != UInt8(ascii: "#"), !isMarker(line) {
        let last = (line.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? first) + 1
        found = found?.joined(Span(first, last)) ?? Span(first, last)
      }
      start = end + 1
    }
    return found
  }

  private func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self).split(separator: "#").first.map { $0.filter { $0 != " " && $0 != "\r" } }
    return text == "---" || text == "..."
  }
}
