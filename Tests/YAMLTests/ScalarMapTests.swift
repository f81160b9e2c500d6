import Source
import Testing
import YAML

@Suite struct ScalarMapTests {
  /// A file with one scalar as the value of `k`, and what of the file stands for a part of the scalar's text.
  struct Case: Sendable {
    var file: String
    var part: String
    var written: String

    init(_ file: String, _ part: String, _ written: String) {
      (self.file, self.part, self.written) = (file, part, written)
    }
  }

  static let cases = [
    Case("k: a b|c # d\n", "|", "|"),
    Case("k: é€😀x\n", "€😀", "€😀"),
    Case("k: 'it''s'\n", "'", "''"),
    Case("k: \"a\\u00e9\\x41\\nb\"\n", "é", "\\u00e9"),
    Case("k: \"a\\u00e9\\x41\\nb\"\n", "A\n", "\\x41\\n"),
    Case("k: \"a\\\\.b\"\n", "\\.", "\\\\."),
    Case("k: \"a\n   b\"\n", "a b", "a\n   b"),
    Case("k: \"a\\\n   b\"\n", "ab", "a\\\n   b"),
    Case("k: |\n  one\n   two\n", "two", "two"),
    Case("k: |-\n  one\n  (two\n", "(", "("),
    Case("k: >-\n  one\n  two\n", "e t", "e\n  t"),
    Case("k: >-\r\n  one\r\n  two\r\n", "two", "two"),
    Case("k: |2\n   one\n", "one", "one"),
    Case("k: a\n  b\n", "b", "b"),
  ]

  @Test("a part of a scalar's text is found in the file", arguments: cases)
  func parts(_ test: Case) throws {
    let source = SourceText(name: "f", text: test.file)
    let document = try Document(parsing: source.bytes)
    guard case .mapping(let pairs) = document[document.root].content, let pair = pairs.first else {
      Issue.record("no mapping")
      return
    }
    let node = document[pair.value]
    guard case .scalar(let text, _) = node.content else {
      Issue.record("no scalar")
      return
    }
    let map = try #require(ScalarMap(node, in: source.bytes))
    let found = try #require(text.utf8.firstRange(of: test.part.utf8))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let span = map.span(start..<start + test.part.utf8.count)
    #expect(source.text(span) == test.written)
  }
}
