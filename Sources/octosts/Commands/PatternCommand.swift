import ArgumentParser
import Report

/// What a pattern of a policy means.
struct PatternCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "pattern",
    abstract: "Say what a pattern of a policy means, and which texts it admits.",
    discussion: """
      Patterns are Go's regular expressions. The service writes `^` before and `$` after them, without a group, so an alternation at the top \
      slips out of the anchors: that is said, with the remedy.

        octosts pattern 'repo:acme/app:ref:refs/heads/(main|dev)' \\
          repo:acme/app:ref:refs/heads/main
        octosts pattern --explain 'main|dev'
        git branch --format '%(refname)' |
          octosts pattern --stdin 'refs/heads/release-[0-9]+'

      Exit status: 0 every text matches, 1 some do not, 2 the pattern does not compile, 64 wrong usage.
      """)

  /// All of standard input, in bytes.
  private static let inputLimit = 64 << 20

  @Argument(help: "The pattern, as it stands in `subject_pattern` and the like.")
  var pattern: String

  @Argument(help: "Texts to try.")
  var texts: [String] = []

  @Flag(help: "Try each line of standard input too.")
  var stdin = false

  @Flag(help: "Tell the pattern's tree in words.")
  var explain = false

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  func run(on host: Host) async -> ExitStatus {
    var all = texts
    if stdin {
      do throws(FileError) {
        let input = try host.readInput(Self.inputLimit)
        let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        all += (input.last == UInt8(ascii: "\n") || input.isEmpty ? lines.dropLast() : lines[...]).map {
          String(decoding: $0, as: UTF8.self)
        }
      } catch {
        host.complain(line: "octosts: cannot read \(error)")
        return .unable
      }
    }
    let report = PatternReport(pattern, texts: all, explains: explain)
    if !host.write(report.text(format)) || report.error != nil { return .unable }
    return report.allMatch ? .success : .refused
  }
}
