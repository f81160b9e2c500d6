import ArgumentParser
import Testing

@testable import octosts

@Suite struct HelpTests {
  @Test("examples in the help fit into 80 columns, so that they can be copied")
  func examples() {
    var discussions = [Octosts.configuration.discussion]
    for command in Octosts.configuration.subcommands { discussions.append(command.configuration.discussion) }
    for line in discussions.joined(separator: "\n").split(separator: "\n") where line.hasPrefix("  ") {
      #expect(line.count <= 80, "\(line)")
    }
  }
}
