import Settings
import Testing

@Suite struct GlobTests {
  @Test(
    "a glob means paths from the root of the checkout",
    arguments: [
      ("a", "a", true), ("a", "a/b/c", true), ("a", "ab", false), ("a", "b/a", false), ("a/", "a/b", true), ("a/b", "a/b", true),
      ("*.yaml", "x.yaml", true), ("*.yaml", "x.yml", false), ("*.yaml", "a/x.yaml", false),
      ("**/x", "x", true), ("**/x", "a/x", true), ("**/x", "a/b/x/c", true), ("**/x", "a/bx", false),
      ("a/**", "a/b", true), ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/**/b", "a/b", true), ("a/**/b", "a/c/d/b", true),
      ("**", "a/b", true), ("a?c", "abc", true), ("a?c", "aéc", true), ("a?c", "a/c", false), ("a*c", "a/c", false),
      ("a.c", "abc", false), ("a+(b)|c$", "a+(b)|c$", true), ("é", "é", true), ("a b", "a b", true), ("a\nb", "a\nb", true),
      ("*b", "a\nb", true),
    ])
  func matches(_ glob: String, _ path: String, _ isMeant: Bool) throws {
    #expect(try Glob(glob).matches(path) == isMeant)
  }

  @Test("stars upon stars take no longer")
  func linear() throws {
    let glob = try Glob(String(repeating: "*a", count: 100) + "/**/" + String(repeating: "**/*x/", count: 20) + "b")
    let path = String(repeating: "a", count: 1000) + String(repeating: "/x", count: 500)
    let time = ContinuousClock().measure { #expect(!glob.matches(path)) }
    #expect(time < .seconds(20))
  }

  @Test("a glob that is too long is refused")
  func tooLong() {
    #expect(throws: Glob.Problem.tooLong(bytes: 4097)) { try Glob(String(repeating: "a", count: 4097)) }
  }
}
