import ArgumentParser
import Lint
import Report

/// What lint looks for.
struct RulesCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List what lint looks for, or explain one rule.",
    discussion: """
        octosts rules
        octosts rules anchor-escape
      """)

  @Argument(help: "The rule to explain.")
  var rule: String?

  @Flag(help: "Write the manual of all rules as Markdown.")
  var markdown = false

  func validate() throws {
    guard let rule, Rule.named(rule) == nil else { return }
    throw ValidationError("there is no rule `\(rule)`" + (Rule.nearest(to: rule).map { ": did you mean `\($0)`?" } ?? ""))
  }

  func run(on host: Host) async -> ExitStatus {
    let text = markdown ? RuleManual.document : rule.flatMap(Rule.named).map { "# \($0.id)\n\n" + RuleManual.page($0) } ?? RuleManual.list
    return host.write(text) ? .success : .unable
  }
}
