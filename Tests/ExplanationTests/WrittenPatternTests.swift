import Pattern
import Testing

@testable import Explanation

@Suite struct WrittenPatternTests {
  static let extensions: [(pattern: String, text: String, wider: String?)] = [
    ("main", "dev", "(main|dev)"),
    ("refs/heads/main", "refs/heads/maint", "refs/heads/(main|maint)"),
    ("refs/heads/(main|dev)", "refs/heads/next", "refs/heads/(main|dev|next)"),
    ("refs/heads/(?:main|dev)", "refs/heads/next", "refs/heads/(?:main|dev|next)"),
    ("^refs/heads/main$", "refs/heads/dev", "^refs/heads/(main|dev)$"),
    ("a/release\\.yml@x", "a/ci.yml@x", "a/(release|ci)\\.yml@x"),
    ("a/ci\\.yaml@x", "a/ci.yml@x", "a/ci\\.(yaml|yml)@x"),
    ("repo:octo/app:ref:.*", "repo:acme/app:ref:x", "repo:(octo/app:ref:.*|acme/app:ref:x)"),
    ("repo:acme/app", "repo:acme/app:x", "repo:acme/(app|app:x)"),
    ("repo:acme/app:x", "repo:acme/app", "repo:acme/(app:x|app)"),
    ("v[0-9]+", "v1.2", "(v[0-9]+|v1\\.2)"),
    ("release-([0-9]+)", "release-x", "release-([0-9]+|x)"),
    ("((?i)main)", "dev", "(((?i)main)|dev)"),
    ("a(b|c)?d", "ad?", "(a(b|c)?d|ad\\?)"),
    ("app(@[0-9]+)?:main", "app:dev", "(app(@[0-9]+)?:main|app:dev)"),
    ("a", "", "(a|)"),
    ("", "a", "(|a)"),
    ("ααα/β", "ααα/γ", "ααα/(β|γ)"),
    ("(?i)main", "dev", nil),
    ("main|next", "dev", nil),
    ("\\Qmain\\E", "dev", nil),
    ("main\\", "dev", nil),
    ("*main", "dev", nil),
  ]

  @Test("a text more is an alternative where it leaves the pattern", arguments: extensions)
  func admitting(_ row: (pattern: String, text: String, wider: String?)) throws {
    let wider = WrittenPattern(row.pattern)?.admitting(row.text)
    #expect(wider == row.wider)
    guard let wider else { return }
    let before = try Language(matching: Pattern.anchored(row.pattern))
    let after = try Language(matching: Pattern.anchored(wider))
    // Nothing is lost, and nothing but the text comes in.
    #expect(after == (try before.union(Language(exactly: row.text))))
  }

  static let ids: [(pattern: String, text: String, wider: String?, admits: String)] = [
    (
      "acme(@[0-9]+)?/app(@[0-9]+)?:(pr|main)", "acme/app:dev", "acme(@[0-9]+)?/app(@[0-9]+)?:(pr|main|dev)",
      "acme(@[0-9]+)?/app(@[0-9]+)?:dev"
    ),
    ("acme(?:@\\d+)?/app:main", "acme@12/app:dev", "acme(?:@\\d+)?/app:(main|dev)", "acme(@[0-9]+)?/app:dev"),
    ("acme(@[0-9]+)?/app:main", "acme@/app:dev", "acme(@[0-9]+)?(/app:main|@/app:dev)", "acme(@[0-9]+)?@/app:dev"),
    ("acme(@[0-9]+)?", "acme", "acme(@[0-9]+)?(|)", "acme"),
    ("main", "dev", "(main|dev)", "dev"),
  ]

  @Test("ids that are optional stay so for a text more", arguments: ids)
  func keepingIDs(_ row: (pattern: String, text: String, wider: String?, admits: String)) throws {
    let wider = WrittenPattern(row.pattern)?.admitting(row.text, keepingIDs: true)
    #expect(wider == row.wider)
    guard let wider else { return }
    let before = try Language(matching: Pattern.anchored(row.pattern))
    #expect(try Language(matching: Pattern.anchored(wider)) == before.union(Language(matching: Pattern.anchored(row.admits))))
  }

  static let cuts: [(pattern: String, left: String, right: String, wanted: WrittenPattern.Wanted?)] = [
    ("repo:acme/app:ref:refs/heads/(main|v[0-9]+)", "repo:acme/app:ref:refs/heads/", "", .form("(main|v[0-9]+)")),
    ("repo:acme/app:ref:refs/heads/.*", "repo:", ":ref:refs/heads/main", .text("acme/app")),
    ("acme/app/w/(release|nightly)\\.yml@refs/heads/.*", "acme/app/", "@refs/heads/x", .form("w/(release|nightly)\\.yml")),
    ("acme/app/.*@refs/heads/(dev|next)", "acme/app/x@refs/heads/", "", .form("(dev|next)")),
    ("^main$", "", "", .text("main")),
    // What stands before takes a share.
    ("repo:acme/.*main", "repo:acme/", "", .form(".*main")),
    ("repo:acme/app:.*heads/main", "repo:acme/app:ref:refs/heads/", "", nil),
    ("(a/b|c/d)", "a/", "", nil),
  ]

  @Test("a part of a pattern is cut out where it is certain", arguments: cuts)
  func parts(_ row: (pattern: String, left: String, right: String, wanted: WrittenPattern.Wanted?)) {
    #expect(WrittenPattern(row.pattern)?.wanted(after: row.left, before: row.right) == row.wanted)
  }
}
