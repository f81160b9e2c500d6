import JSON
import Lint
import Source
import TrustPolicy

/// What `octosts lint` prints.
public struct LintReport: Sendable {
  public let files: [FileResult]

  public init(_ files: [FileResult]) {
    self.files = files.sorted { $0.source.name.utf8.lexicographicallyPrecedes($1.source.name.utf8) }
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    }
  }

  private var human: String {
    var out = ""
    for file in files {
      let snippet = Snippet(file.source)
      for finding in file.findings {
        out += "\(finding.severity.rawValue)[\(finding.rule)]: \(finding.message.shown)\n"
        out += "  --> \(snippet.location(finding.span))\n"
        for line in snippet.picture(finding.span) { out += line + "\n" }
        if let help = finding.help { out += "   = help: \(help.shown)\n" }
        out += "\n"
      }
    }
    let rejected = files.count { !$0.isAccepted }
    let findings = files.reduce(0) { $0 + $1.findings.count }
    out += "\(count(files.count, "file")): \(files.count - rejected) accepted, \(rejected) rejected, \(count(findings, "finding"))\n"
    return out
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private var json: JSONValue {
    ["version": 1, "files": .array(files.map(Self.json))]
  }

  private static func json(_ file: FileResult) -> JSONValue {
    let lines = file.source.lines
    return [
      "path": .string(file.source.name),
      "kind": .string(file.kind.rawValue),
      "verdict": .string(file.isAccepted ? "accepted" : "rejected"),
      "stage": .string(file.stage.rawValue),
      "findings": .array(
        file.findings.map { finding in
          [
            "rule": .string(finding.rule),
            "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "span": .span(finding.span, lines),
            "help": finding.help.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}

extension JSONValue {
  /// Both ends of a span, as line and column from 1 and UTF-8 offset from 0.
  static func span(_ span: Span, _ lines: LineMap) -> JSONValue {
    func end(_ offset: Int) -> JSONValue {
      let place = lines.place(offset)
      return ["line": .number(place.line), "column": .number(place.column), "offset": .number(offset)]
    }
    return ["start": end(span.start), "end": end(span.end)]
  }
}
