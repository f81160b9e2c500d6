import JSON
import PolicyTest
import Source
import Workflow

/// What `octosts test` prints.
public struct TestReport: Sendable {
  /// How it is written.
  public enum Format: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// For programs; holds a version.
    case json
    /// JUnit's XML, which many servers show.
    case junit
    /// Workflow commands, which the Actions runner turns into annotations.
    case github
  }

  /// A case file with what came of its cases.
  public struct File: Sendable {
    public let cases: CaseFile
    public let outcomes: [Outcome]

    public init(_ cases: CaseFile, _ outcomes: [Outcome]) {
      self.cases = cases
      self.outcomes = outcomes
    }
  }

  public let files: [File]
  /// Files and policies that could not be read, a sentence each.
  public let problems: [String]
  public let coverage: Coverage

  public init(_ files: [File], problems: [String], coverage: Coverage) {
    self.files = files.sorted { $0.cases.source.name.utf8.lexicographicallyPrecedes($1.cases.source.name.utf8) }
    self.problems = problems
    self.coverage = coverage
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    case .junit: junit
    case .github: annotations
    }
  }

  private var outcomes: [Outcome] { files.flatMap(\.outcomes) }

  /// Cases that came out otherwise than expected.
  public var failures: Int { outcomes.count { if case .failed = $0.verdict { true } else { false } } }

  /// Cases that could not be asked, and files that could not be read or understood.
  public var errors: Int {
    outcomes.count { if case .error = $0.verdict { true } else { false } } + problems.count + files.flatMap(\.cases.findings).count
  }

  /// How much of the policies the cases ask, in percent; nil where that is not known, for what could not be asked or read, or where there is
  /// nothing to ask.
  public var percent: Int? { errors > 0 || coverage.total == 0 ? nil : coverage.percent }

  private var passes: Int { outcomes.count { $0.verdict == .passed } }

  var summary: String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let covered = percent.map { "; coverage \($0) %" } ?? (outcomes.isEmpty && errors == 0 ? "; no cases" : "")
    return "\(count(outcomes.count, "case")): \(passes) passed, \(failures) failed, \(count(errors, "error"))\(covered)"
  }
}

// MARK: - Text

extension TestReport {
  private var human: String {
    var out = ""
    // A filter may leave nothing of a file.
    for file in files where !file.outcomes.isEmpty || !file.cases.findings.isEmpty {
      let snippet = Snippet(file.cases.source)
      out += file.cases.source.name.shown + "\n"
      for finding in file.cases.findings {
        out += "  ERROR \(finding.message.shown)\n    --> \(snippet.location(finding.span))\n"
        out += snippet.picture(finding.span).map { "   \($0)\n" }.joined()
        if let help = finding.help { out += "     = help: \(help.shown)\n" }
      }
      for outcome in file.outcomes {
        let expected = outcome.testCase.isAllowed ? "allow" : "deny "
        switch outcome.verdict {
        case .passed: out += "  pass  \(expected)  \(outcome.testCase.name.shown)\n"
        case .failed(let sentences):
          out += "  FAIL  \(expected)  \(outcome.testCase.name.shown)  (\(snippet.location(outcome.testCase.span)))\n"
          out += sentences.map { "          \($0.shown)\n" }.joined()
        case .error(let sentence):
          out += "  ERROR \(expected)  \(outcome.testCase.name.shown)  (\(snippet.location(outcome.testCase.span)))\n"
          out += "          \(sentence.shown)\n"
        }
      }
      out += "\n"
    }
    for problem in problems { out += "ERROR \(problem.shown)\n" }
    for gap in coverage.gaps { out += "not covered: \(gap.policy.shown): \("\(gap)".shown)\n" }
    if !problems.isEmpty || !coverage.gaps.isEmpty { out += "\n" }
    return out + summary + "\n"
  }

  /// For the runner: an annotation for each case that did not pass, then the summary.
  private var annotations: String {
    var out = ""
    for file in files {
      let lines = file.cases.source.lines
      func place(_ span: Span, _ title: String) -> Command.Place {
        Command.Place(title: title, file: file.cases.source.name, line: lines.place(span.start).line)
      }
      for finding in file.cases.findings {
        let help = finding.help.map { "\nhelp: \($0)" } ?? ""
        out += Command.error(finding.message + help, at: place(finding.span, finding.rule)).text + "\n"
      }
      for outcome in file.outcomes {
        let sentences: [String]
        switch outcome.verdict {
        case .passed: continue
        case .failed(let all): sentences = all
        case .error(let one): sentences = [one]
        }
        out +=
          Command.error(
            sentences.joined(separator: "\n"), at: place(outcome.testCase.span, "policy test: \(outcome.testCase.name)")
          ).text + "\n"
      }
    }
    for problem in problems { out += Command.error(problem).text + "\n" }
    for gap in coverage.gaps { out += Command.notice("\(gap)", at: .init(title: "not covered", file: gap.policy)).text + "\n" }
    return out + summary + "\n"
  }
}

// MARK: - For programs

extension TestReport {
  private var json: JSONValue {
    [
      "version": 1,
      "summary": [
        "cases": .number(outcomes.count), "passed": .number(passes), "failed": .number(failures), "errors": .number(errors),
        "coverage": percent.map { .number($0) } ?? .null,
      ],
      "files": .array(
        files.map { file in
          let lines = file.cases.source.lines
          return [
            "path": .string(file.cases.source.name),
            "errors": .array(
              file.cases.findings.map { finding in
                [
                  "message": .string(finding.message), "span": .span(finding.span, lines),
                  "help": finding.help.map { .string($0) } ?? .null,
                ]
              }),
            "cases": .array(file.outcomes.map { Self.json($0, lines) }),
          ]
        }),
      "problems": .array(problems.map { .string($0) }),
      "gaps": .array(coverage.gaps.map { ["policy": .string($0.policy), "message": .string("\($0)")] }),
    ]
  }

  private static func json(_ outcome: Outcome, _ lines: LineMap) -> JSONValue {
    let (verdict, messages): (String, [String]) =
      switch outcome.verdict {
      case .passed: ("passed", [])
      case .failed(let sentences): ("failed", sentences)
      case .error(let sentence): ("error", [sentence])
      }
    return [
      "name": .string(outcome.testCase.name), "policy": .string(outcome.policy), "expect": outcome.testCase.isAllowed ? "allow" : "deny",
      "verdict": .string(verdict), "messages": .array(messages.map { .string($0) }), "span": .span(outcome.testCase.span, lines),
    ]
  }

  private var junit: String {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    // What cannot be read stands there as a test of its own.
    let count = outcomes.count + files.flatMap(\.cases.findings).count + problems.count
    out += "<testsuites name=\"octosts\" tests=\"\(count)\" failures=\"\(failures)\" errors=\"\(errors)\">\n"
    for file in files {
      let failed = file.outcomes.count { if case .failed = $0.verdict { true } else { false } }
      let broken = file.outcomes.count { if case .error = $0.verdict { true } else { false } } + file.cases.findings.count
      let count = file.outcomes.count + file.cases.findings.count
      out += "  <testsuite name=\"\(Self.xml(file.cases.source.name))\" tests=\"\(count)\" failures=\"\(failed)\" errors=\"\(broken)\">\n"
      for finding in file.cases.findings {
        out += "    <testcase classname=\"\(Self.xml(file.cases.source.name))\" name=\"the file is read\">\n"
        out += "      <error message=\"\(Self.xml(finding.message))\"/>\n    </testcase>\n"
      }
      for outcome in file.outcomes {
        let open = "    <testcase classname=\"\(Self.xml(outcome.policy))\" name=\"\(Self.xml(outcome.testCase.name))\""
        switch outcome.verdict {
        case .passed: out += open + "/>\n"
        case .failed(let all):
          let text = Self.xml(all.joined(separator: "\n"))
          out += open + ">\n      <failure message=\"\(Self.xml(all.first ?? ""))\">\(text)</failure>\n    </testcase>\n"
        case .error(let one): out += open + ">\n      <error message=\"\(Self.xml(one))\"/>\n    </testcase>\n"
        }
      }
      out += "  </testsuite>\n"
    }
    for problem in problems {
      out +=
        "  <testsuite name=\"files\" tests=\"1\" failures=\"0\" errors=\"1\"><testcase name=\"read\"><error message=\"\(Self.xml(problem))\"/>"
      out += "</testcase></testsuite>\n"
    }
    return out + "</testsuites>\n"
  }

  /// Text for an attribute or an element; what XML 1.0 cannot hold is shown by its escape, and nothing is a command to a runner whose log it
  /// stands in.
  private static func xml(_ text: String) -> String {
    text.printable(keepingLines: true).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("\n", with: "&#10;").replacing("##[", with: "##&#91;")
  }
}
