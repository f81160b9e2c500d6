import ArgumentParser
import Testing

@testable import octosts

@Suite struct DeskLintTests {
  @Test(
    "arguments that are all paths ask what the parser reads in them",
    arguments: [[], ["a.sts.yaml"], ["a", "b/c", "."], ["help"], ["lint"], ["a b", "ä"], [""], ["a=b"]])
  func paths(arguments: [String]) throws {
    #expect(try DeskLint(paths: arguments) == LintCommand.parse(arguments).task)
  }

  @Test(
    "other arguments are the parser's",
    arguments: [["--help"], ["a", "--fix"], ["-"], ["-h"], ["--", "a"], ["a", "--format", "json"], ["---completion"], ["--version"]])
  func others(arguments: [String]) {
    #expect(DeskLint(paths: arguments) == nil)
  }
}
