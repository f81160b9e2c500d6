import Pattern
import Testing

@testable import WorkflowFiles

@Suite struct GlobTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var globs: [String]
    var fits: [String]
    var misses: [String]
    var testDescription: String { globs.joined(separator: " ") }
  }

  /// GitHub, Workflow syntax, filter pattern cheat sheet.
  static let cases = [
    Case(globs: ["feature/*"], fits: ["feature/my-branch", "feature/"], misses: ["feature/a/b", "feature"]),
    Case(globs: ["feature/**"], fits: ["feature/a", "feature/a/b/c"], misses: ["features/a"]),
    Case(globs: ["main", "releases/mona-the-octocat"], fits: ["main", "releases/mona-the-octocat"], misses: ["Main", "main2"]),
    Case(globs: ["*"], fits: ["main", "releases"], misses: ["all/the/branches"]),
    Case(globs: ["**"], fits: ["main", "all/the/branches"], misses: []),
    Case(globs: ["*feature"], fits: ["mona-feature", "feature", "ver-10-feature"], misses: ["a/feature"]),
    Case(globs: ["v2*"], fits: ["v2", "v2.0", "v2.9"], misses: ["v1", "v2/x"]),
    Case(globs: ["v[12].[0-9]+.[0-9]+"], fits: ["v1.10.1", "v2.0.0"], misses: ["v3.0.0", "v1.a.0", "v1x0x0"]),
    Case(globs: ["v?1"], fits: ["v1", "1"], misses: ["vv1"]),
    Case(globs: ["**/docs"], fits: ["docs", "a/docs", "a/b/docs"], misses: ["adocs"]),
    Case(globs: ["releases/**", "!releases/**-alpha"], fits: ["releases/10"], misses: ["releases/10-alpha", "releases/beta/3-alpha"]),
    Case(globs: ["v*", "!v1.*", "v1.9"], fits: ["v2.0", "v1.9"], misses: ["v1.0"]),
    Case(globs: ["!v1"], fits: [], misses: ["v1", "v2"]),
    Case(globs: ["a\\*b"], fits: ["a*b"], misses: ["axb"]),
    Case(globs: ["1.0(x)"], fits: ["1.0(x)"], misses: ["1a0x"]),
  ]

  @Test("a filter lets through what GitHub's does", arguments: cases)
  func filter(_ test: Case) throws {
    let language = try #require(Glob.language(filter: test.globs))
    for name in test.fits { #expect(language.contains(name), "\(name)") }
    for name in test.misses { #expect(!language.contains(name), "\(name)") }
  }

  @Test(
    "what is no pattern is said to be none, and large ones are not tried",
    arguments: ["[z-a]", "a++", String(repeating: "*", count: 2000) + "x"])
  func refused(_ glob: String) {
    #expect(Glob.language(glob) == nil)
  }
}
