import Decision
import Source
import Workflow

extension Failure {
  /// The explanation for the step's summary: a table, below it the checks of the policy and the claims.
  var markdown: String {
    var rows = [["What happened", prose(cause)]]
    rows += facts.map { ["", prose($0)] }
    if let asked {
      rows.append(["Asked for", prose(asked.description)])
      if kind.place == .service {
        rows.append(["The policy", prose("`\(asked.policyPath)` on the default branch of `\(asked.policyRepository)`")])
      }
    }
    rows.append(["What it means", prose(kind.meaning(subject))])
    if !remedies.isEmpty { rows.append(["What to do", remedies.map(cell).joined(separator: "<br>")]) }
    if let examination { rows.append(["In the checkout", prose(examination.sentence)]) }
    return "### \(Markdown.escaped(title.printable()))\n\n" + Markdown.table(["", ""], rows) + checks + desk + claimTable
  }

  private func prose(_ text: String) -> String { Markdown.prose(text.printable()) }

  private func cell(_ advice: Advice) -> String {
    ([prose(advice.text)]
      + advice.code.map { line in
        let blanks = line.prefix { $0 == " " }.count
        return String(repeating: "&nbsp;", count: blanks) + Markdown.code(String(line.dropFirst(blanks)).printable())
      }).joined(separator: "<br>")
  }

  /// The checks of a decision; of a policy with more than anyone reads the first.
  private var checks: String {
    guard case .decided(let simulation, _)? = examination?.outcome, let checks = simulation.decision?.checks, !simulation.isAllowed else {
      return ""
    }
    let rows = checks.prefix(100).map { check in
      [
        check.passed ? "pass" : "**FAIL**", code(check.field.name), prose(check.expected), check.actual.map(code) ?? "nothing",
      ]
    }
    return "\n" + Markdown.table(["", "check", "wants", "has"], rows)
  }

  private var desk: String {
    guard let desk = examination?.desk else { return "" }
    return "\n<details><summary>Repeat it on a desk</summary>\n\n" + Markdown.block(desk.printable(limit: 65_536), language: "sh")
      + "\n</details>\n"
  }

  private var claimTable: String {
    if claims.isEmpty { return "" }
    let rows = claims.prefix(200).map { [code($0.name), code($0.value)] }
    return "\n<details><summary>Claims of the identity token</summary>\n\n" + Markdown.table(["claim", "value"], rows) + "\n</details>\n"
  }

  private func code(_ text: String) -> String { Markdown.code(text.printable(limit: 1000)) }
}
